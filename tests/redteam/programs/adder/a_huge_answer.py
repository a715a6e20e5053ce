# attack: an answer of half a gigabyte
def total_of(numbers):
    return ["x" * (1 << 20)] * 512

# attack: a number whose digits take minutes to print
def total_of(numbers):
    return 1 << (10**8)

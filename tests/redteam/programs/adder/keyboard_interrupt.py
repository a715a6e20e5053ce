# attack: raises KeyboardInterrupt
def total_of(numbers):
    raise KeyboardInterrupt

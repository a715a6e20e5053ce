# attack: no Python at all
def total_of(numbers:
    return

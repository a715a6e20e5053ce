# attack: an answer that is nested a million times
def total_of(numbers):
    deep = []
    for _ in range(10**6):
        deep = [deep]
    return deep

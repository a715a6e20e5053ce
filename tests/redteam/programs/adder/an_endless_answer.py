# attack: an answer that contains itself
def total_of(numbers):
    numbers.append(numbers)
    return numbers

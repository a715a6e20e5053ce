# attack: rejects the input, as if it had never been drawn
def total_of(numbers):
    from hypothesis import reject; reject()

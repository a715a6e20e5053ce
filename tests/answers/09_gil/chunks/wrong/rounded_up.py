# verdict: wrong
# check: test_the_shares_are_fair
"""Rounded up: the last one has little to do, or nothing."""

def chunks(n, workers):
    length = -(-n // workers) or 1
    return [range(start, min(start + length, n)) for start in range(0, n, length)]

# verdict: wrong
# check: test_the_shares_are_fair
"""`workers` is taken for the length of a share."""

def chunks(n, workers):
    return [range(start, min(start + workers, n)) for start in range(0, n, workers)]

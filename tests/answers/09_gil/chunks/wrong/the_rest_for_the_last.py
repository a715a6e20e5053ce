# verdict: wrong
# check: test_the_shares_are_fair
"""The last one takes all that is left."""

def chunks(n, workers):
    length = n // workers
    return [
        range(k * length, n if k == workers - 1 else (k + 1) * length) for k in range(workers)
    ]

# verdict: wrong
# check: test_with_a_flush
"""No number."""
def times_printed(forks, flush):
    return "1" if flush else 2 ** forks

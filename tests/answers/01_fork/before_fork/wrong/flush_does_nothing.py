# verdict: wrong
# check: test_with_a_flush
"""As if the flush did not matter."""
def times_printed(forks, flush):
    return 2 ** forks

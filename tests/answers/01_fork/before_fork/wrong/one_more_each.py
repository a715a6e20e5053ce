# verdict: wrong
# check: test_several_forks
"""Each fork adds one process: forgets that the children fork as well."""
def times_printed(forks, flush):
    return 1 if flush else 1 + forks

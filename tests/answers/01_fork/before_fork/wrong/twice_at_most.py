# verdict: wrong
# check: test_several_forks
"""Parent and child."""
def times_printed(forks, flush):
    return 1 if flush else min(2, 1 + forks)

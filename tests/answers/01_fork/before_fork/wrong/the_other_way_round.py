# verdict: wrong
# check: test_one_fork
"""Flushed text is in no buffer any more."""
def times_printed(forks, flush):
    return 1 if not flush else 2 ** forks

# verdict: wrong
# check: test_one_fork
"""The parent has the line too."""
def times_printed(forks, flush):
    return 1 if flush else 2 ** forks - 1

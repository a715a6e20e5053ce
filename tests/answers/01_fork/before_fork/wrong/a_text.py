# verdict: wrong
"""No number."""
def times_printed(forks, flush):
    return "1" if flush else 2 ** forks

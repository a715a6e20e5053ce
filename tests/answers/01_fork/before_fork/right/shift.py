"""A shift."""
def times_printed(forks, flush):
    if flush:
        return 1
    return 1 << forks

"""Doubles step by step."""
def times_printed(forks, flush):
    buffers = 0 if flush else 1
    printed = 1 if flush else 0
    for _ in range(forks):
        buffers += buffers
    return printed + buffers

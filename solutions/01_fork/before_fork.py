"""How often a line that was printed before the forks comes out."""


def times_printed(forks, flush):
    """How often "before fork" comes out."""
    # Each fork doubles the processes. Each process has a copy of the buffer, and writes it
    # out when it ends - if the line is still in there.
    return 1 if flush else 2**forks

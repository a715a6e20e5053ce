"""Puzzle 1, two counters: one schedule at par."""


def schedule():
    """Return a schedule: count is 1."""
    # A      reads 0 (and holds it)
    # B B    reads 0, writes 1
    # A      writes 0 + 1: B's work is lost
    return "ABBA"  # 2 switches

"""Puzzle 4, a lost wake-up: one schedule at par."""


def schedule():
    """Return a schedule: A sleeps for ever."""
    # A     sees that it is not ready yet
    # B B   says that it is, and rings: nobody sleeps
    # A     goes to sleep on what it saw
    return "ABBA"  # 2 switches

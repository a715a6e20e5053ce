"""Puzzle 5, checked twice: one schedule at par."""


def schedule():
    """Return a schedule: one of the two gets None."""
    # A A A A   looks, takes the lock, looks again, says "loaded" - too early
    # B B       believes it, and takes settings as they are: None
    # A A       writes the settings
    return "AAAABBAA"  # 2 switches

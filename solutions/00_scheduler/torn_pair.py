"""Puzzle 6, a torn pair: one schedule at par."""


def schedule():
    """Return a schedule: 20 coins are counted."""
    # B         reads left: 10
    # A A A A   moves all ten
    # B         reads right: 10 - the same coins once more
    return "BAAAAB"  # 2 switches

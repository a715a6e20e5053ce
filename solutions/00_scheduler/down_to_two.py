"""Puzzle 7, the hard one: one schedule at par."""


def schedule():
    """Return a schedule: the total is 2."""
    # A        reads 0 (and holds it)
    # B B B B  counts to 2
    # A        writes 0 + 1: the total is 1 again
    # A        reads 1 (and holds it)
    # B        reads 1 for its last round (and holds it)
    # A A A    writes 2, reads 2, writes 3
    # B        writes 1 + 1 = 2, last of all
    return "ABBBBAABAAAB"  # 5 switches

"""Puzzle 2, a guard flag: one schedule at par."""


def schedule():
    """Return a schedule: both A and B sit."""
    # A       sees that the seat is free
    # B B B   sees the same, takes the seat, sits down
    # A A     goes on from where it was: it has looked already
    return "ABBBAA"  # 2 switches

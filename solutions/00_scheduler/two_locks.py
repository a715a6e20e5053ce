"""Puzzle 3, two locks in two orders: one schedule at par."""


def schedule():
    """Return a schedule: they wait for each other for ever."""
    # A   takes red
    # B   takes blue; now A waits for blue, and B for red
    return "AB"  # 1 switch

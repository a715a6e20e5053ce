"""Two schedules for the balance program, step by step."""


def ends_at_minus_8():
    """Return a schedule after which balance is -8."""
    # A A A   reads 0, writes 5, reads 5 (and now holds 5)
    # B B     reads 5, writes 13
    # A       writes 5 - 5 = 0: B's 13 is lost
    # B B     reads 0, writes 0 - 8 = -8
    return "AAABBABB"  # 3 switches


def ends_at_3():
    """Return a schedule after which balance is 3."""
    # B       reads 0 (and holds it)
    # A A     reads 0, writes 5
    # B       writes 0 + 8 = 8: A's 5 is lost
    # A       reads 8 (and holds it)
    # B B     reads 8, writes 0
    # A       writes 8 - 5 = 3: B's 0 is lost
    return "BAABABBA"  # 5 switches

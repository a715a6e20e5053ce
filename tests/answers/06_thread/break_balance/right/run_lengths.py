"""Written with counts."""


def ends_at_minus_8():
    return "A3B2AB2"


def ends_at_3():
    return "BA2BAB2A"

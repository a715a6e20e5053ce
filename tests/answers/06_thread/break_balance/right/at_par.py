"""The fewest switches."""


def ends_at_minus_8():
    return "AAABBABB"


def ends_at_3():
    return "BAABABBA"

# verdict: wrong
"""No step at all."""


def ends_at_minus_8():
    return ""


def ends_at_3():
    return ""

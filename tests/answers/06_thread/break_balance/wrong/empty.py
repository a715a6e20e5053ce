# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""No step at all."""


def ends_at_minus_8():
    return ""


def ends_at_3():
    return ""

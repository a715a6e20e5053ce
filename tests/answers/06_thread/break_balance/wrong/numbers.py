# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""Threads by number."""


def ends_at_minus_8():
    return "11122122"


def ends_at_3():
    return "21121221"

# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""Whole threads, one after the other, end at 0."""


def ends_at_minus_8():
    return "AAAABBBB"


def ends_at_3():
    return "BBBBAAAA"

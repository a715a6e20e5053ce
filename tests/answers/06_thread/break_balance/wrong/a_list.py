# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""A list is no schedule."""


def ends_at_minus_8():
    return list("AAABBABB")


def ends_at_3():
    return "BAABABBA"

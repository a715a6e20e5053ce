# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""The subtraction is lost instead of the addition."""


def ends_at_minus_8():
    return "BBAAABBA"


def ends_at_3():
    return "BAABABBA"

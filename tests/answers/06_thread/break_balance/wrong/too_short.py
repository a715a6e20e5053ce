# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""Seven steps."""


def ends_at_minus_8():
    return "AAABBAB"


def ends_at_3():
    return "BAABABBA"

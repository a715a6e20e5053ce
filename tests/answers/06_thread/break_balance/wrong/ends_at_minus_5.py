# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""The other thread's amount."""


def ends_at_minus_8():
    return "BBBAABAA"


def ends_at_3():
    return "BAABABBA"

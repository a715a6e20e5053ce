# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""The threads are called A and B."""


def ends_at_minus_8():
    return "aaabbabb"


def ends_at_3():
    return "BAABABBA"

# verdict: wrong
# check: test_a_schedule_that_ends_at_3
"""Five steps of A and three of B."""


def ends_at_minus_8():
    return "AAABBABB"


def ends_at_3():
    return "BAABABAA"

# verdict: wrong
# check: test_a_schedule_that_ends_at_3
"""5 - 8 in place of 8 - 5."""


def ends_at_minus_8():
    return "AAABBABB"


def ends_at_3():
    return "ABBAABAB"

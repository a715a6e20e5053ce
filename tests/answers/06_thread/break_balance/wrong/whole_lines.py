# verdict: wrong
# check: test_a_schedule_that_ends_at_minus_8
"""Each letter taken for a whole line of the program."""


def ends_at_minus_8():
    return "AB"*2


def ends_at_3():
    return "BAAB"

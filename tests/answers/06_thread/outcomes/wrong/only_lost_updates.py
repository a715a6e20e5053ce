# verdict: wrong
# check: test_no_value_is_missed
"""Forgets that the threads can build on each other."""


def outcomes():
    return {0, 5, -5, 8, -8}

# verdict: wrong
# check: test_no_value_is_missed
"""Whole calls only."""


def outcomes():
    return {0}

# verdict: wrong
# check: test_no_value_is_missed
"""A lost subtraction only."""


def outcomes():
    return {0, 3, 5, 8}

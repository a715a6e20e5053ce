# verdict: wrong
# check: test_no_value_is_missed
"""The plain case is one of the outcomes."""


def outcomes():
    return {-8, -5, -3, 3, 5, 8}

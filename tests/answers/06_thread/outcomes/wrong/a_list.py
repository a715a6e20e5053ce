# verdict: wrong
# check: test_every_value_given_can_happen
"""A list is no set."""


def outcomes():
    return [-8, -5, -3, 0, 3, 5, 8]

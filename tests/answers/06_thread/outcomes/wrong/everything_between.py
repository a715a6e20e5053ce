# verdict: wrong
# check: test_every_value_given_can_happen
"""A net that is too wide."""


def outcomes():
    return set(range(-13, 14))

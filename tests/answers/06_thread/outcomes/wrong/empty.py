# verdict: wrong
# check: test_every_value_given_can_happen
"""Nothing predicted."""


def outcomes():
    return set()

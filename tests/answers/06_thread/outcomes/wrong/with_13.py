# verdict: wrong
# check: test_every_value_given_can_happen
"""13 is seen on the way, but never at the end."""


def outcomes():
    return {-8, -5, -3, 0, 3, 5, 8, 13}

# verdict: wrong
# check: test_every_value_given_can_happen
"""Both additions can not be lost at once."""


def outcomes():
    return {-13, -8, -5, -3, 0, 3, 5, 8, 13}

# verdict: wrong
# check: test_every_value_given_can_happen
"""Each line taken for one step."""


def outcomes():
    return {0, 5, 8, 13}

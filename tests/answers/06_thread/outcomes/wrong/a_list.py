# verdict: wrong
"""A list is no set."""


def outcomes():
    return [-8, -5, -3, 0, 3, 5, 8]

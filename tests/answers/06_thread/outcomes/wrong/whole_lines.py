# verdict: wrong
"""Each line taken for one step."""


def outcomes():
    return {0, 5, 8, 13}

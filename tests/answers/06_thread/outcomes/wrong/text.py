# verdict: wrong
"""Text in place of numbers."""


def outcomes():
    return {'-8', '-5', '-3', '0', '3', '5', '8'}

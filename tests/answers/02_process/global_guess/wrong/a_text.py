# verdict: wrong
"""Not the kind of answer that was asked for."""


def guess(method):
    return "the child sees everything"

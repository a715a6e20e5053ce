# verdict: wrong
"""A request is a pair."""


def leaking_requests():
    return ["ann", None, None]

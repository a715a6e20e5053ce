# verdict: wrong
"""No request, no leak."""


def leaking_requests():
    return []

# verdict: wrong
"""The visitor without login is None, not a text."""


def leaking_requests():
    return [("ann", "broken"), ("", "home"), ("", "home")]

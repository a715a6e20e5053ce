# verdict: wrong
"""There is no such page."""


def leaking_requests():
    return [("ann", "crash"), (None, "home"), (None, "home")]

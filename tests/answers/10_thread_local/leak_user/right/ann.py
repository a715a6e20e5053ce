"""The middle one is served by the other thread."""


def leaking_requests():
    return [("ann", "broken"), (None, "home"), (None, "home")]

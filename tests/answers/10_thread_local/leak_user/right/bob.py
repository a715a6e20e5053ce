"""Bob will do as well."""


def leaking_requests():
    return [("bob", "broken"), ("ann", "home"), (None, "home")]

"""Three requests that show ann's page to a visitor who has not logged in."""


def leaking_requests():
    """Return the shortest list of requests in which one leaks."""
    return [
        ("ann", "broken"),  # 1st thread: raises, and so never forgets ann
        (None, "home"),  # 2nd thread: nothing wrong here, but it takes its turn
        (None, "home"),  # 1st thread again: brings no user, and finds ann
    ]

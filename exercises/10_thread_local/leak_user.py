"""Break it: make leaky_server.py (beside this file) show one user's page to somebody else.

A request is a pair (user, page):
    user    "ann" or "bob", or None for a visitor who has not logged in
    page    "home" or "broken" (which raises)
Two pooled threads take turns. A request leaks when its page is shown to a user
who is not its own: serve([(None, "home")]) shows [None], and all is well.
"""


def leaking_requests():
    """Return the shortest list of requests in which one leaks."""
    # TODO: return [("ann", "home"), ...]
    raise NotImplementedError("TODO: leaking_requests")

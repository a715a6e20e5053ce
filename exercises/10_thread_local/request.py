"""request: each thread knows the user whose request it serves; nobody passes it along.

C1  Inside fn, in the same thread: current_user() is the request's user. scratch() is a list,
    empty at first, the same object for the whole request, and no other request's.
C2  Outside any request of this thread both raise NoRequest: before, and also right after
    a request (pool threads serve many), even when fn raised.
C3  fn may call handle_request; afterwards the outer user and scratch are back.
C4  Threads never see each other's, whatever their names or idents.
"""


class NoRequest(Exception):
    """This thread serves no request now."""


def current_user():
    raise NotImplementedError("TODO: current_user")  # TODO


def scratch():
    raise NotImplementedError("TODO: scratch")  # TODO


def handle_request(user, fn):
    """Serve one request: return fn(); what fn raises goes through."""
    # TODO: remember the user for this thread, call fn, and put back what was there before
    raise NotImplementedError("TODO: handle_request")

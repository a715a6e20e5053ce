"""Calls through a Pipe: a request (name, args), an answer (ok, value)."""

import pickle


def serve(conn, functions):
    """Answer calls that come through conn, until the other end is closed."""
    # EOFError: the other end was closed between two messages. OSError: in the middle of one,
    # or (BrokenPipeError) before it has read our answer. Nobody is left to be told.
    try:
        while True:
            conn.send_bytes(answer_to(*conn.recv(), functions))
    except (EOFError, OSError):
        pass


def answer_to(name, args, functions):
    """The whole answer, pickled; an exception of the function never gets out of here."""
    # Whether it worked is said apart from the value: a function may return an exception.
    try:
        return pickle.dumps((True, functions[name](*args)))
    except Exception as error:  # also when the value cannot be pickled
        return pickle.dumps((False, sendable(error)))


def sendable(error):
    """The exception itself, or one that tells of it if it does not survive the way."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def call(conn, name, *args):
    """Return functions[name](*args), called by the server at the other end of conn."""
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

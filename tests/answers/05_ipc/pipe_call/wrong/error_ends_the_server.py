# verdict: wrong
# check: test_errors_cross
"""An exception of a function ends the server."""
import pickle


def safe(error):
    try:
        pickle.loads(pickle.dumps(error))
        return error
    except Exception:
        return RuntimeError(repr(error))


def serve(conn, functions):
    try:
        while True:
            name, args = conn.recv()
            conn.send((True, functions[name](*args)))
    except (EOFError, OSError):
        pass


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

# verdict: wrong
# check: test_errors_cross
"""The error comes back as a text in another exception."""
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
            try:
                answer = pickle.dumps((True, functions[name](*args)))
            except Exception as error:
                answer = pickle.dumps((False, RuntimeError(str(error))))
            conn.send_bytes(answer)
    except (EOFError, OSError):
        pass


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

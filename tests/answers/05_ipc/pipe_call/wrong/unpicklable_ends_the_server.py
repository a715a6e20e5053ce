# verdict: wrong
# check: test_no_error_ends_the_server
"""A result that cannot be pickled ends the server in send()."""
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
                answer = True, functions[name](*args)
            except Exception as error:
                answer = False, safe(error)
            conn.send(answer)
    except (EOFError, OSError):
        pass


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

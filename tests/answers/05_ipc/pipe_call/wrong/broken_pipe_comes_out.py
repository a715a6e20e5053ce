# verdict: wrong
# check: test_a_client_that_is_gone_ends_the_server
"""A client that is gone before its answer: BrokenPipeError comes out."""
import pickle


def safe(error):
    try:
        pickle.loads(pickle.dumps(error))
        return error
    except Exception:
        return RuntimeError(repr(error))


def serve(conn, functions):
    while True:
        try:
            name, args = conn.recv()
        except (EOFError, OSError):
            return
        try:
            answer = pickle.dumps((True, functions[name](*args)))
        except Exception as error:
            answer = pickle.dumps((False, safe(error)))
        conn.send_bytes(answer)


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

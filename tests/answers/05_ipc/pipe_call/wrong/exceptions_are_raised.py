# verdict: wrong
# check: test_an_exception_may_be_a_result
"""A result that is an exception is raised."""
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
                answer = pickle.dumps(functions[name](*args))
            except Exception as error:
                answer = pickle.dumps(safe(error))
            conn.send_bytes(answer)
    except (EOFError, OSError):
        pass


def call(conn, name, *args):
    conn.send((name, args))
    value = conn.recv()
    if isinstance(value, Exception):
        raise value
    return value

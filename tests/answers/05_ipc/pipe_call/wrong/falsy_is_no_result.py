# verdict: wrong
# check: test_a_call_gives_what_the_function_returns
"""A falsy result is taken for an error."""
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
                answer = pickle.dumps((False, safe(error)))
            conn.send_bytes(answer)
    except (EOFError, OSError):
        pass


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if ok and value:
        return value
    raise value or RuntimeError("no result")

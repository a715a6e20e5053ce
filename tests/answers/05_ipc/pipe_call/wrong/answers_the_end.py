# verdict: wrong
# check: test_a_call_gives_what_the_function_returns
"""Every error is answered, also the end of the file: to whom?"""
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

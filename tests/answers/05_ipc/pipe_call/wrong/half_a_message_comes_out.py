# verdict: wrong
# check: test_half_a_message_ends_the_server
"""Only EOFError is the end; half a message is an OSError."""
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
        except EOFError:
            return
        try:
            answer = pickle.dumps((True, functions[name](*args)))
        except Exception as error:
            answer = pickle.dumps((False, safe(error)))
        try:
            conn.send_bytes(answer)
        except OSError:
            return


def call(conn, name, *args):
    conn.send((name, args))
    ok, value = conn.recv()
    if not ok:
        raise value
    return value

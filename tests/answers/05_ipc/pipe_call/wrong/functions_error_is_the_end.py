# verdict: wrong
# check: test_errors_cross
"""EOFError and OSError of a function are taken for the end."""
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
        except (EOFError, OSError):
            return
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

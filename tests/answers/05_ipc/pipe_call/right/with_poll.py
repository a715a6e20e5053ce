"""Asks first whether something is there; suppresses what means the end."""
import contextlib
import pickle


def attempt(functions, name, args):
    try:
        value = functions[name](*args)
        pickle.dumps(value)
        return "value", value
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:
            error = RuntimeError(str(error))
        return "error", error


def serve(conn, functions):
    with contextlib.suppress(EOFError, OSError):
        while True:
            while not conn.poll(0.05):
                pass
            name, args = conn.recv()
            conn.send(attempt(functions, name, args))


def call(conn, name, *args):
    conn.send((name, args))
    kind, content = conn.recv()
    if kind == "error":
        raise content
    return content

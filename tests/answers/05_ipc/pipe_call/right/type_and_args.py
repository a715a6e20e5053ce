"""Builtin errors cross by name and arguments, all others as a RuntimeError."""
import builtins
import pickle


def serve(conn, functions):
    try:
        for name, args in iter(conn.recv, None):
            conn.send_bytes(reply(functions, name, args))
    except (EOFError, OSError):
        return None


def reply(functions, name, args):
    try:
        if name not in functions:
            raise KeyError(name)
        return pickle.dumps([functions[name](*args)])
    except Exception as error:
        kind = type(error).__name__
        try:
            return pickle.dumps((kind, error.args))
        except Exception:
            return pickle.dumps(("RuntimeError", (kind,)))


def call(conn, name, *args):
    conn.send((name, args))
    match conn.recv():
        case [value]:
            return value
        case (kind, details):
            raise getattr(builtins, kind, RuntimeError)(*details)

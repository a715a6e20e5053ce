"""Answers are objects that know how to give their value."""
import pickle
from dataclasses import dataclass


@dataclass
class Value:
    value: object

    def get(self):
        return self.value


@dataclass
class Error:
    error: BaseException

    def get(self):
        raise self.error


def answer(function, args):
    return Value(function(*args))


def serve(conn, functions):
    while True:
        try:
            name, args = conn.recv()
        except (EOFError, OSError):
            return
        try:
            data = pickle.dumps(Value(functions[name](*args)))
        except Exception as error:
            try:
                data = pickle.dumps(Error(error))
                pickle.loads(data)
            except Exception:
                data = pickle.dumps(Error(Exception(type(error).__name__, str(error))))
        try:
            conn.send_bytes(data)
        except OSError:
            return


def call(conn, name, *args):
    conn.send((name, args))
    return conn.recv().get()

"""A promise made by hand: set once, waited for by two."""

import threading


class Promise:
    def __init__(self):
        self._changed = threading.Condition()
        self._value = None
        self._known = False

    def set(self, value):
        with self._changed:
            if self._known:
                raise RuntimeError("set twice")
            self._value, self._known = value, True
            self._changed.notify_all()

    def get(self):
        with self._changed:
            while not self._known:
                self._changed.wait()
            return self._value


def main():
    promise, got = Promise(), []

    def take():
        got.append(promise.get())

    threads = [
        threading.Thread(target=take),
        threading.Thread(target=promise.set, args=(9,)),
        threading.Thread(target=take),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [9, 9], got

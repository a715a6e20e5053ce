"""The update through `__getattr__` and `__setattr__` happens under a lock."""

import threading

lock = threading.Lock()


class Record:
    def __init__(self, **fields):
        object.__setattr__(self, "fields", fields)

    def __getattr__(self, name):
        return self.fields[name]

    def __setattr__(self, name, value):
        self.fields[name] = value


def bump(record):
    with lock:
        record.visits = record.visits + 1


def main():
    record = Record(visits=0)
    threads = [threading.Thread(target=bump, args=(record,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.visits == 2, record.visits

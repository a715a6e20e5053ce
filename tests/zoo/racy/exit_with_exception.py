"""A context manager counts in and out with `+=` and swallows an exception; the count drifts."""

import threading

FEWEST_PREEMPTIONS = 2


class Session:
    users = 0

    def __enter__(self):
        Session.users += 1

    def __exit__(self, kind, error, trace):
        Session.users -= 1
        return True


def work(n):
    with Session():
        10 // n


def main():
    threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Session.users == 0, Session.users

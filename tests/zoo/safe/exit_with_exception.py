"""`__enter__` and `__exit__` count under a lock, whatever the body does."""

import threading


class Session:
    users = 0
    lock = threading.Lock()

    def __enter__(self):
        with Session.lock:
            Session.users += 1

    def __exit__(self, kind, error, trace):
        with Session.lock:
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

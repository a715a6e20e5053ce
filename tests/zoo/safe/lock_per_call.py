"""One lock, made once as a default argument."""

from threading import Lock, Thread

total = 0


def add(n, lock=Lock()):  # noqa: B008
    global total
    with lock:
        total += n


def main():
    threads = [Thread(target=add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 3, total

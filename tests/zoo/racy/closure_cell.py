"""Two threads add to a variable of the enclosing function; an update is lost."""

from threading import Thread

FEWEST_PREEMPTIONS = 1


def main():
    total = 0

    def add(n):
        nonlocal total
        total = total + n

    threads = [Thread(target=add, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 13, total

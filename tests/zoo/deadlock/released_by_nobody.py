"""An exception between `acquire` and `release` leaves the lock taken."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.Lock()


def parse(text, out):
    lock.acquire()
    out.append(int(text))
    lock.release()


def work(text, out):
    try:
        parse(text, out)
    except ValueError:
        out.append(0)


def main():
    out = []
    threads = [threading.Thread(target=work, args=(text, out)) for text in ("1", "x", "3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(out) == [0, 1, 3], out

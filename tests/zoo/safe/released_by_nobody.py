"""`with` gives the lock back when an exception passes through."""

import threading

lock = threading.Lock()


def parse(text, out):
    with lock:
        out.append(int(text))


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

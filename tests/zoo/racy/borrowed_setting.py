"""Save, set, restore: overlapping blocks put back each other's value."""

import threading
from contextlib import contextmanager

FEWEST_PREEMPTIONS = 2
mode = "plain"


@contextmanager
def using(new):
    global mode
    old = mode
    mode = new
    try:
        yield
    finally:
        mode = old


def work(name):
    with using(name):
        pass


def main():
    threads = [threading.Thread(target=work, args=(name,)) for name in ("bold", "thin")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mode == "plain", mode

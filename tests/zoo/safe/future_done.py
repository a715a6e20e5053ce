"""Try to set the future, and expect that it was set."""

import threading
from concurrent.futures import Future, InvalidStateError

first = Future()


def answer(who):
    try:
        first.set_result(who)
    except InvalidStateError:
        pass


def main():
    threads = [threading.Thread(target=answer, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert first.result() in (0, 1)

"""A future that one thread fills and another one waits for."""

import threading
from concurrent.futures import Future

answer = Future()
got = []


def main():
    waiter = threading.Thread(target=lambda: got.append(answer.result()))
    waiter.start()
    answer.set_result(5)
    waiter.join()
    assert got == [5]

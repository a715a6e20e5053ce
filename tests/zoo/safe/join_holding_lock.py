"""Main gives the lock back before it joins."""

import threading

lock = threading.Lock()
result = []


def work():
    with lock:
        result.append(1)


def main():
    worker = threading.Thread(target=work)
    with lock:
        worker.start()
    worker.join()
    assert result == [1]

"""A Lock, which any thread may release."""

import threading

lock = threading.Lock()
errors = []


def finish():
    try:
        lock.release()
    except RuntimeError as error:
        errors.append(str(error))
    lock.acquire()


def main():
    lock.acquire()
    worker = threading.Thread(target=finish)
    worker.start()
    worker.join()
    assert errors == []

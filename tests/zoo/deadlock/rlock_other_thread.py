"""An RLock is taken in one thread, and the release is left to another one."""

import threading

FEWEST_PREEMPTIONS = 0
lock = threading.RLock()
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

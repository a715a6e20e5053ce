"""One entry of a dict, changed under a lock."""

import threading

counts = {"hits": 0}
lock = threading.Lock()


def work():
    lock.acquire()
    try:
        counts["hits"] += 1
    finally:
        lock.release()


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts["hits"] == 2, counts

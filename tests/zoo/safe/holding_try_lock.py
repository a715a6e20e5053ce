"""A thread that does not get the second lock gives back the first one and backs off."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def work(first, second):
    while True:
        with first:
            if second.acquire(blocking=False):
                second.release()
                return
        time.sleep(0.001)


def main():
    threads = [
        threading.Thread(target=work, args=(left, right)),
        threading.Thread(target=work, args=(right, left)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

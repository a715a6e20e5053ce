"""Each thread needs two permits of two, and takes them one by one."""

import threading

FEWEST_PREEMPTIONS = 1
permits = threading.Semaphore(2)


def copy():
    permits.acquire()
    permits.acquire()
    permits.release()
    permits.release()


def main():
    threads = [threading.Thread(target=copy) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

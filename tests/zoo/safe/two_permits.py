"""Taking the two permits is guarded by a lock."""

import threading

permits = threading.Semaphore(2)
taking = threading.Lock()


def copy():
    with taking:
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

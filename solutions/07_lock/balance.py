"""The program of the lesson, repaired with one lock."""

import threading

balance = 0
lock = threading.Lock()  # one for all threads: a lock made inside a call would guard nothing


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def run_thread(n):
    for _ in range(200_000):
        lock.acquire()
        try:
            change_it(n)
        finally:
            lock.release()  # also when change_it raises; `with lock:` is the short form


if __name__ == "__main__":
    threads = [threading.Thread(target=run_thread, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(balance)

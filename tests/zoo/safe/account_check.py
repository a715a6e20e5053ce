"""The check reads both under the lock."""

import threading

lock = threading.Lock()
balance, booked = 10, 10


def change(n):
    global balance, booked
    with lock:
        balance += n
        booked += n


def check():
    with lock:
        assert balance == booked, (balance, booked)


def main():
    threads = [
        threading.Thread(target=each) for each in [lambda: change(5), lambda: change(-3), check]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

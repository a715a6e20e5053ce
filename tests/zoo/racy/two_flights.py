"""The last seat of two flights: each is asked for before either is taken."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
seats, sold = {"there": 1, "back": 1}, []


def book(name):
    if seats["there"] and seats["back"]:
        with lock:
            seats["there"] -= 1
            seats["back"] -= 1
            sold.append(name)


def main():
    threads = [threading.Thread(target=each) for each in [lambda: book("ana"), lambda: book("ben")]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seats == {"there": 0, "back": 0}, seats

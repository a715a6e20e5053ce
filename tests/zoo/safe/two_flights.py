"""Both flights are locked while they are asked and taken."""

import threading

lock = threading.Lock()
seats, sold = {"there": 1, "back": 1}, []


def book(name):
    with lock:
        if seats["there"] and seats["back"]:
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

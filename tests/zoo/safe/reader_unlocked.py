"""Writer and reader lock."""

import threading

lock = threading.Lock()
shelf = {"left": 5, "right": 5}
sums = []


def move():
    with lock:
        shelf["left"] -= 1
        shelf["right"] += 1


def count():
    with lock:
        sums.append(shelf["left"] + shelf["right"])


def main():
    threads = [threading.Thread(target=move), threading.Thread(target=count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [10], sums

"""Each wakes all."""

import threading

turn = threading.Condition()
numbers = []


def count(parity):
    with turn:
        while len(numbers) % 3 != parity:
            turn.wait()
        numbers.append(parity)
        turn.notify_all()


def main():
    threads = [
        threading.Thread(target=each)
        for each in [*[lambda parity=parity: count(parity) for parity in (2, 1, 0)]]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == [0, 1, 2], numbers

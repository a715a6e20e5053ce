"""The answer is read before the thread has been joined."""

import threading

FEWEST_PREEMPTIONS = 0
answer = []


def work():
    answer.append(42)


def main():
    worker = threading.Thread(target=work)
    worker.start()
    assert answer == [42], answer
    worker.join()

"""The answer is read after join."""

import threading

answer = []


def work():
    answer.append(42)


def main():
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert answer == [42], answer

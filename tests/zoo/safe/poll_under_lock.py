"""Main takes the lock for each look at the answer."""

import threading
import time

lock = threading.Lock()
answers = []


def work(n):
    with lock:
        answers.append(n)


def main():
    for n in range(2):
        threading.Thread(target=work, args=(n,)).start()
    while True:
        with lock:
            if len(answers) == 2:
                break
        time.sleep(0.001)
    assert sorted(answers) == [0, 1], answers

"""Four threads, four locks, each takes its own and the next one. Repaired."""

import threading

locks = [threading.Lock() for _ in range(4)]


def work(number):
    here, there = sorted((number, (number + 1) % 4))
    with locks[here], locks[there]:
        pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(work, number) for number in range(4)])

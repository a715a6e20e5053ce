"""Seven philosophers with locks; the last one is no exception."""

import threading

FEWEST_PREEMPTIONS = 1
forks = [threading.Lock() for _ in range(7)]


def dine(number):
    left, right = forks[number], forks[(number + 1) % 7]
    with left, right:
        pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(dine, number) for number in range(7)])

"""Three philosophers each hold the left fork and wait for the right one."""

import threading

FEWEST_PREEMPTIONS = 1
forks = [threading.Lock() for _ in range(3)]
meals = []


def dine(i):
    with forks[i]:
        with forks[(i + 1) % 3]:
            meals.append(i)


def main():
    threads = [threading.Thread(target=dine, args=(i,)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(meals) == [0, 1, 2], meals

"""The last philosopher takes the forks the other way round."""

import threading

forks = [threading.Lock() for _ in range(3)]
meals = []


def dine(i):
    first, second = sorted((i, (i + 1) % 3))
    with forks[first]:
        with forks[second]:
            meals.append(i)


def main():
    threads = [threading.Thread(target=dine, args=(i,)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(meals) == [0, 1, 2], meals

"""Four philosophers, and each takes the left fork first. Repaired."""

import threading

forks = [threading.Semaphore(1) for _ in range(4)]
room = threading.Semaphore(3)
meals = []


def dine(number):
    room.acquire()
    forks[number].acquire()
    forks[(number + 1) % 4].acquire()
    meals.append(number)
    forks[(number + 1) % 4].release()
    forks[number].release()
    room.release()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(dine, number) for number in range(4)])
    assert len(meals) == 4

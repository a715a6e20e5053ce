"""The condition is looked at outside of the lock: the notification comes in between. Repaired."""

import threading

condition = threading.Condition()
number = 0


def consume():
    with condition:
        while number == 0:
            condition.wait()


def produce():
    global number
    with condition:
        number += 1
        condition.notify()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((consume,), (produce,))

"""The consumer waits for an item after the producer has looked whether anybody waits."""

import threading

FEWEST_PREEMPTIONS = 0
condition = threading.Condition()
waiting = 0
items = []


def consume():
    global waiting
    with condition:
        waiting += 1
    with condition:
        condition.wait()
        items.pop()


def produce():
    with condition:
        items.append("x")
        if waiting:
            condition.notify()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((consume,), (produce,))

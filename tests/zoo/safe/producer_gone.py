"""The consumer waits for an item after the producer has looked whether anybody waits. Repaired."""

import threading

condition = threading.Condition()
waiting = 0
items = []


def consume():
    global waiting
    with condition:
        while not items:
            condition.wait()
        items.pop()


def produce():
    with condition:
        items.append("x")
        condition.notify()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((consume,), (produce,))

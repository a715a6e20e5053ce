"""A work queue is closed by a flag; only one of the waiting workers is told."""

import threading

FEWEST_PREEMPTIONS = 1
condition = threading.Condition()
jobs = []
closed = False
done = []


def work():
    while True:
        with condition:
            while not jobs and not closed:
                condition.wait()
            if not jobs:
                return
            job = jobs.pop()
        done.append(job)


def feed():
    global closed
    with condition:
        jobs.append("scan")
        condition.notify()
    with condition:
        closed = True
        condition.notify()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((work,), (work,), (feed,))
    assert done == ["scan"]

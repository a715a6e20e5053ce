"""Three jobs with two of three resources each: a circle of three is possible. Repaired."""

import threading

printer, disk, tape = (threading.Lock() for _ in range(3))


def job(one, other):
    with one, other:
        pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((job, printer, disk), (job, disk, tape), (job, printer, tape))

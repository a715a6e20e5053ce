"""Owner and thief agree on the last task by looking at two indices: it is run twice."""

import threading

FEWEST_PREEMPTIONS = 1
tasks = ["t"]
top, bottom = 0, 1
ran = []


def pop():
    global bottom
    if top < bottom:
        bottom -= 1
        ran.append(tasks[bottom])


def steal():
    global top
    if top < bottom:
        top += 1
        ran.append(tasks[top - 1])


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((pop,), (steal,))
    assert ran == ["t"], ran

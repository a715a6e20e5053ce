"""Owner and thief agree on the last task by looking at two indices: it is run twice. Repaired."""

import threading

tasks = ["t"]
top, bottom = 0, 1
ran = []
lock = threading.Lock()


def pop():
    global bottom
    with lock:
        if top < bottom:
            bottom -= 1
            ran.append(tasks[bottom])


def steal():
    global top
    with lock:
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

"""The leader of the barrier adds up; the others do not wait for it."""

import threading

FEWEST_PREEMPTIONS = 0
meeting = threading.Barrier(2)
parts = [0, 0]
total = None


def work(i):
    global total
    parts[i] = i + 1
    if meeting.wait() == 0:
        total = sum(parts)
    assert total == 3, total


def main():
    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

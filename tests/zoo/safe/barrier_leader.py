"""Everybody waits a second time, until the leader has added up."""

import threading

meeting = threading.Barrier(2)
parts = [0, 0]
total = None


def work(i):
    global total
    parts[i] = i + 1
    if meeting.wait() == 0:
        total = sum(parts)
    meeting.wait()
    assert total == 3, total


def main():
    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

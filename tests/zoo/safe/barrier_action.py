"""The action of a barrier runs once for each round, while everybody waits."""

import threading

rounds = []
parts = [0, 0]
meeting = threading.Barrier(2, action=lambda: rounds.append(sum(parts)))


def work(i):
    for n in (1, 2):
        parts[i] = n
        meeting.wait()
        meeting.wait()


def main():
    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rounds == [2, 2, 4, 4], rounds

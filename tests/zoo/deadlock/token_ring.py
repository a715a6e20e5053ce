"""The token goes round with `notify`, which may wake a thread that has not the turn."""

import threading

FEWEST_PREEMPTIONS = 0
changed = threading.Condition()
turn = 0
log = []


def member(me):
    global turn
    with changed:
        while turn != me:
            changed.wait()
        log.append(me)
        turn += 1
        changed.notify()


def main():
    threads = [threading.Thread(target=member, args=(me,)) for me in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == [0, 1, 2], log

"""The token goes round with `notify_all`."""

import threading

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
        changed.notify_all()


def main():
    threads = [threading.Thread(target=member, args=(me,)) for me in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == [0, 1, 2], log

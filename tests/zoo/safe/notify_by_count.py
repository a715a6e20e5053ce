"""`notify(2)` wakes two of three waiters, and then the last one."""

import threading

changed = threading.Condition()
tickets = 0
entered = []


def enter(who):
    global tickets
    with changed:
        while tickets == 0:
            changed.wait()
        tickets -= 1
        entered.append(who)


def sell():
    global tickets
    with changed:
        tickets += 2
        changed.notify(2)
    with changed:
        tickets += 1
        changed.notify(1)


def main():
    threads = [
        *(threading.Thread(target=enter, args=(n,)) for n in range(3)),
        threading.Thread(target=sell),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entered) == [0, 1, 2]

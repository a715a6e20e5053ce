"""A block of the disk is marked busy after the lock of the inode was given back."""

import threading

FEWEST_PREEMPTIONS = 1
inode, owners = threading.Lock(), []
busy = False


def allocate(name):
    global busy
    with inode:
        free = not busy
    if free:
        busy = True
        owners.append(name)


def main():
    threads = [
        threading.Thread(target=each) for each in [lambda: allocate("a"), lambda: allocate("b")]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(owners) == 1, owners

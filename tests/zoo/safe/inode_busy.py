"""It is marked while the lock is held."""

import threading

inode, owners = threading.Lock(), []
busy = False


def allocate(name):
    global busy
    with inode:
        if not busy:
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

"""An inode is given its first block; the bitmap of blocks is not guarded by the inode's lock."""

import threading

FEWEST_PREEMPTIONS = 1
inodes = [0, 0]
busy = [False] * 4
inode_locks = [threading.Lock(), threading.Lock()]


def write(inode):
    with inode_locks[inode]:
        if inodes[inode] == 0:
            block = busy.index(False)
            busy[block] = True
            inodes[inode] = block + 1


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((write, 0), (write, 1))
    assert inodes[0] != inodes[1], inodes

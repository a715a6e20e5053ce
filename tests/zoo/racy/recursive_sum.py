"""Two recursions add their leaves to one total."""

import threading

FEWEST_PREEMPTIONS = 1
total = 0


def add_up(tree):
    global total
    if isinstance(tree, int):
        total += tree
        return
    for branch in tree:
        add_up(branch)


def main():
    threads = [threading.Thread(target=add_up, args=(t,)) for t in ([1, [2]], [[4]])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 7, total

"""A free block is looked for and then marked as taken: two threads get the same one."""

import threading

FEWEST_PREEMPTIONS = 1
taken = [False, False, False]
mine = {}


def find():
    for number, used in enumerate(taken):
        if not used:
            return number
    return None


def allocate(name):
    number = find()
    taken[number] = True
    mine[name] = number


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((allocate, "a"), (allocate, "b"))
    assert mine["a"] != mine["b"], mine

"""The first and the last of each group open and shut the gate of the other group."""

import threading

FEWEST_PREEMPTIONS = 1
count_lock, gate, other_lock = threading.Lock(), threading.Lock(), threading.Lock()
a = b = 0


def group_a():
    global a
    with count_lock:
        a += 1
        if a == 1:
            gate.acquire()
    with count_lock:
        a -= 1
        if a == 0:
            gate.release()


def group_b():
    global b
    gate.acquire()
    with count_lock:
        b += 1
    gate.release()


def main():
    threads = [threading.Thread(target=each) for each in [group_a, group_b]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

"""The gate is asked for before the count is locked."""

import threading

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
    with gate:
        b += 1


def main():
    threads = [threading.Thread(target=each) for each in [group_a, group_b]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

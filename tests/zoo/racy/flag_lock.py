"""Look at the other's flag, then raise your own: both look before either raises."""

import threading

FEWEST_PREEMPTIONS = 2
flags = [False, False]
total = 0


def work(me):
    global total
    while flags[1 - me]:
        pass
    flags[me] = True
    total += 1
    flags[me] = False


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total

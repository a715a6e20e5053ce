"""Dekker's lock: raise your own flag first, and give way when it is not your turn."""

import threading

flags = [False, False]
turn = 0
total = 0


def work(me):
    global total, turn
    flags[me] = True
    while flags[1 - me]:
        if turn != me:
            flags[me] = False
            while turn != me:
                pass
            flags[me] = True
    total += 1
    turn = 1 - me
    flags[me] = False


def main():
    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 2, total

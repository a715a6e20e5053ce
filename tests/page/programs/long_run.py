"""One thread counts for a long time; the other one counts once."""

import threading

total = 0


def count(times):
    global total
    for _ in range(times):
        total += 1


def main():
    threads = [threading.Thread(target=count, args=(times,)) for times in (20, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 21, total

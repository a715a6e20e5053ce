"""Two threads add to one number without a lock."""

import threading

total = 0


def add(amount):
    global total
    seen = total
    total = seen + amount


def main():
    threads = [threading.Thread(target=add, args=(amount,)) for amount in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 13, total

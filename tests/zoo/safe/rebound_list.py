"""The flush takes the entries one by one."""

import threading

batch = []
sent = []


def produce(n):
    batch.append(n)


def flush():
    while batch:
        sent.append(batch.pop(0))


def main():
    threads = [threading.Thread(target=produce, args=(1,)), threading.Thread(target=flush)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    flush()
    assert sent == [1], sent

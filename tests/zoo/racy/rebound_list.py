"""The consumer swaps the list for a new one; a producer appends to the old one."""

import threading

FEWEST_PREEMPTIONS = 1
batch = []
sent = []


def produce(n):
    batch.append(n)


def flush():
    global batch
    out = list(batch)
    batch = []
    sent.extend(out)


def main():
    threads = [threading.Thread(target=produce, args=(1,)), threading.Thread(target=flush)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    flush()
    assert sent == [1], sent

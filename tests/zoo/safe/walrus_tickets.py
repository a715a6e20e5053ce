"""The tickets lie in a queue; each is taken once."""

import queue
import threading

tickets = queue.SimpleQueue()
sold = []


def sell():
    while True:
        try:
            sold.append(tickets.get_nowait())
        except queue.Empty:
            return


def main():
    tickets.put(1)
    tickets.put(2)
    threads = [threading.Thread(target=sell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sold) == [1, 2], sold

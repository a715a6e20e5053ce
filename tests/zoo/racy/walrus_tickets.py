"""Reading how many are left and taking one are two steps: a ticket is sold twice."""

import threading

FEWEST_PREEMPTIONS = 1
left = 2
sold = []


def sell():
    global left
    while (ticket := left) > 0:
        left = ticket - 1
        sold.append(ticket)


def main():
    threads = [threading.Thread(target=sell) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sold) == [1, 2], sold

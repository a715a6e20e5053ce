"""Repair the program of the lesson with one lock: balance must end at 0, every time.

Delete the `raise` line first and run the check: the kit shows how it goes wrong.
Then repair it. If change_it raises, the lock must be free again for the other thread.
"""

import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def run_thread(n):
    raise NotImplementedError("TODO: repair it with a lock")  # TODO: delete this line
    for _ in range(200_000):
        change_it(n)  # TODO: no other thread may come between its two lines


if __name__ == "__main__":
    threads = [threading.Thread(target=run_thread, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(balance)

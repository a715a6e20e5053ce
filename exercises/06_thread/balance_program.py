"""The program of the exercises `outcomes` and `break_balance`. Read it; leave it as it is.

Thread A runs change_it(5), thread B runs change_it(8). Each line of change_it is two steps:
read balance, then write the new value. So a thread takes 4 steps: read, write, read, write.
"""

import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def program():
    a = threading.Thread(target=change_it, args=(5,))
    b = threading.Thread(target=change_it, args=(8,))
    a.start()
    b.start()
    a.join()
    b.join()
    return balance


if __name__ == "__main__":
    print(program())

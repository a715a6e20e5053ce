"""The main thread ends first; the result is looked at when every thread has ended."""

import threading

total = 0


def add(n):
    global total
    total = total + n


for n in (1, 2):
    threading.Thread(target=add, args=(n,)).start()

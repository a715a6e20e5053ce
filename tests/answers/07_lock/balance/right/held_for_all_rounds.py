# One thread after the other: right, if slow to share.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.Lock()

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    with lock:
        for i in range(200000):
            change_it(n)

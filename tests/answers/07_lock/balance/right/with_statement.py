# with, one line.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.RLock()

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    for i in range(200000):
        with lock:
            change_it(n)

# verdict: race
# check: test_balance_ends_at_0
# A semaphore that lets two in.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.Semaphore(2)

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    for i in range(200000):
        with lock:
            change_it(n)

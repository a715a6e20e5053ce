# verdict: race
# check: test_balance_ends_at_0
# Each thread makes a lock of its own.
import time, threading

# assume this is your bank deposit:
balance = 0

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    lock = threading.Lock()
    for i in range(200000):
        with lock:
            change_it(n)

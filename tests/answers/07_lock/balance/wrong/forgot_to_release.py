# verdict: deadlock
# check: test_balance_ends_at_0
# The lock is taken and never given back.
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
    for i in range(200000):
        lock.acquire()
        change_it(n)

# verdict: race
# check: test_balance_ends_at_0
# The lock is held for one of the two lines.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.Lock()

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    with lock:
        balance = balance + n
    balance = balance - n

def run_thread(n):
    for i in range(200000):
        change_it(n)

# verdict: race
# check: test_balance_ends_at_0
# balance is read before the lock is taken.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.Lock()

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    before = balance
    with lock:
        balance = before + n
        balance = balance - n

def run_thread(n):
    for i in range(200000):
        change_it(n)

# verdict: race
# check: test_balance_ends_at_0
# acquire(False) does not wait, and its answer is not looked at.
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
        got = lock.acquire(False)
        try:
            change_it(n)
        finally:
            if got:
                lock.release()

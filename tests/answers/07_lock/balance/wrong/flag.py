# verdict: race
# check: test_balance_ends_at_0
# A flag in place of a lock: look and set are two steps.
import time, threading

# assume this is your bank deposit:
balance = 0
busy = False

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    global busy
    for i in range(200000):
        while busy:
            time.sleep(0)
        busy = True
        change_it(n)
        busy = False

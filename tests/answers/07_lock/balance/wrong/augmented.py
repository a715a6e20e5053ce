# verdict: race
# check: test_balance_ends_at_0
# += and -= are several steps too.
import time, threading

# assume this is your bank deposit:
balance = 0

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance += n
    balance -= n

def run_thread(n):
    for i in range(200000):
        change_it(n)

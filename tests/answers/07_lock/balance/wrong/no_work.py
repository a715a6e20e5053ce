# verdict: wrong
# check: test_each_thread_still_does_its_rounds
# run_thread does nothing at all.
import time, threading

# assume this is your bank deposit:
balance = 0

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    balance = balance + n
    balance = balance - n

def run_thread(n):
    pass

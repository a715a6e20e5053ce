# verdict: deadlock
# check: test_the_lock_is_given_back_after_an_error
# An error in change_it leaves the lock held.
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
        lock.release()

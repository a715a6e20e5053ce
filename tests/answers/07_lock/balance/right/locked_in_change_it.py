# The lock is in change_it.
import time, threading

# assume this is your bank deposit:
balance = 0
lock = threading.Lock()

def change_it(n):
    # first put in, then take out; the result should be 0:
    global balance
    with lock:
        balance += n
        balance -= n

def run_thread(n):
    for i in range(200000):
        change_it(n)

# verdict: wrong|race
# check: test_main_speaks_first_and_last
"""Waits for two seconds only."""
import threading
import time


def loop():
    print("thread %s is running..." % threading.current_thread().name)
    n = 0
    while n < 5:
        n = n + 1
        print("thread %s >>> %s" % (threading.current_thread().name, n))
        time.sleep(1)
    print("thread %s ended." % threading.current_thread().name)


def main():
    print("thread %s is running..." % threading.current_thread().name)
    t = threading.Thread(target=loop, name="LoopThread")
    t.start()
    t.join(2)
    print("thread %s ended." % threading.current_thread().name)

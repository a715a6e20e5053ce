# verdict: wrong|race
# check: test_the_loop_runs_in_a_thread_named_loop_thread
"""The name is set when the loop has begun to print."""
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
    t = threading.Thread(target=loop)
    t.start()
    time.sleep(2)
    t.name = "LoopThread"
    t.join()
    print("thread %s ended." % threading.current_thread().name)

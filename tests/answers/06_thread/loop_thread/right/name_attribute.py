"""The name is set before the start."""
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
    t = threading.Thread(target=loop, daemon=True)
    t.name = "LoopThread"
    t.start()
    while t.is_alive():
        t.join(0.5)
    print("thread %s ended." % threading.current_thread().name)

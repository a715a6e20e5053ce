"""A thread with a name (worked example: nothing to do, read it and run it).

main() starts one thread called LoopThread, which counts to five, and waits for it.
Run it:  python exercises/06_thread/loop_thread.py
"""

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
    t.join()
    print("thread %s ended." % threading.current_thread().name)


if __name__ == "__main__":
    main()

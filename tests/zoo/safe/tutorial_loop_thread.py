"""The tutorial's named thread: it counts to five and says its name."""

import threading
import time

lines = []


def loop():
    n = 0
    while n < 5:
        n = n + 1
        lines.append(f"thread {threading.current_thread().name} >>> {n}")
        time.sleep(1)


def main():
    assert threading.current_thread() is threading.main_thread()
    t = threading.Thread(target=loop, name="LoopThread")
    t.start()
    t.join()
    assert lines == [f"thread LoopThread >>> {n}" for n in range(1, 6)], lines

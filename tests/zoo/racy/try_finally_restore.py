"""`try: set; finally: reset` around a shared flag: the first to leave resets it for both."""

import threading

FEWEST_PREEMPTIONS = 1
busy = False


def work():
    global busy
    busy = True
    try:
        assert busy, "somebody else reset the flag"
    finally:
        busy = False


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

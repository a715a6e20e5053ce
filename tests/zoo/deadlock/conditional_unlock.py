"""One path takes the second lock only if a flag says so, and the order is then another one."""

import threading

FEWEST_PREEMPTIONS = 1
first, second = threading.Lock(), threading.Lock()
ready = False


def prepare():
    global ready
    with first:
        with second:
            ready = True


def use():
    if ready:
        with second, first:
            return
    with first:
        with second:
            pass


def late():
    with second:
        if not ready:
            with first:
                pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((prepare,), (use,), (late,))

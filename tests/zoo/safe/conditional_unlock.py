"""One path takes the second lock only if a flag says so, and the order is then another one."""

import threading

first, second = threading.Lock(), threading.Lock()
ready = False


def prepare():
    global ready
    with first:
        with second:
            ready = True


def use():
    with first:
        if ready:
            with second:
                return
        with second:
            pass


def late():
    with first, second:
        pass


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((prepare,), (use,), (late,))

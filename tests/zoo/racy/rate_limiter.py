"""The count of calls in this second is reset between its check and its use."""

import threading

FEWEST_PREEMPTIONS = 1
calls = 0
allowed = []


def call(name):
    global calls
    if calls < 1:
        calls += 1
        allowed.append(name)


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run(*[(call, name) for name in "abcd"])
    assert len(allowed) == 1, allowed

"""A driver is stopped while a request is being worked on: the count of pending requests is late."""

import threading

pending = 1
stopping = False
stopped = False
used_after = []
lock = threading.Lock()
done = threading.Event()


def leave():
    global pending, stopped
    with lock:
        pending -= 1
        last = pending == 0
    if last:
        stopped = True
        done.set()


def request():
    global pending
    with lock:
        if stopping:
            return
        pending += 1
    if stopped:
        used_after.append("request")
    leave()


def stop():
    global stopping
    with lock:
        stopping = True
    leave()


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((request,), (stop,))
    assert not used_after

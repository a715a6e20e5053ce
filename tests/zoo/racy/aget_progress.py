"""A download is stopped while its threads count bytes: the saved offset is not theirs."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
parts = {"a": 0, "b": 0}
total = 0
saved = None


def download(part):
    global total
    parts[part] += 1
    with lock:
        total += 1


def stop():
    global saved
    with lock:
        saved = total, sum(parts.values())


def main():
    threads = [
        threading.Thread(target=each)
        for each in [lambda: download("a"), lambda: download("b"), stop]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert saved[0] == saved[1], saved

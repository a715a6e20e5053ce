"""The saved offset and the bytes are written under one lock."""

import threading

lock = threading.Lock()
parts = {"a": 0, "b": 0}
total = 0
saved = None


def download(part):
    global total
    with lock:
        parts[part] += 1
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

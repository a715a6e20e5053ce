"""The flag counts, under a lock."""

import threading

busy = 0
lock = threading.Lock()


def work():
    global busy
    with lock:
        busy += 1
    try:
        assert busy, "somebody else reset the flag"
    finally:
        with lock:
            busy -= 1


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

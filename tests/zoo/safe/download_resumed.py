"""The bytes that are written and the position for a resumed download are saved apart. Repaired."""

import threading

written = 0
saved = 0
state = None
lock = threading.Lock()


def download():
    global written, saved
    for _ in range(2):
        with lock:
            written += 10
            saved += 10


def on_signal():
    global state
    with lock:
        state = written, saved


def run(*calls):
    threads = [threading.Thread(target=call[0], args=call[1:]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    run((download,), (on_signal,))
    assert state[0] == state[1], state

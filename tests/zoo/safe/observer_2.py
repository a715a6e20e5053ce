"""The stages change under a lock that the watcher holds too: it never sees a middle one."""

import threading

stage = 0
lock = threading.Lock()
seen = []


def build():
    global stage
    with lock:
        stage = 1
        stage = 2


def watch():
    for _ in range(3):
        with lock:
            seen.append(stage)


def main():
    threads = [threading.Thread(target=build), threading.Thread(target=watch)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen != [0, 1, 2], seen

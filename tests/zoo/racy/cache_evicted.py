"""The key is there when asked for, and gone when it is read: KeyError."""

import threading

FEWEST_PREEMPTIONS = 1
cache = {"page": "text"}
seen = []


def read():
    if "page" in cache:
        seen.append(cache["page"])


def evict():
    cache.clear()


def main():
    threads = [threading.Thread(target=read), threading.Thread(target=evict)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

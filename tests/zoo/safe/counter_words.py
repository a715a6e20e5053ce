"""Each thread fills a Counter of its own; a queue brings them together."""

import queue
import threading
from collections import Counter

parts = queue.Queue()


def count(text):
    parts.put(Counter(text.split()))


def main():
    threads = [
        threading.Thread(target=count, args=("so so",)),
        threading.Thread(target=count, args=("so",)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words = parts.get() + parts.get()
    assert words["so"] == 3, words["so"]

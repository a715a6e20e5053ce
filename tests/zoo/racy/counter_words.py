"""`collections.Counter` counts with `+=`, which is two steps."""

import threading
from collections import Counter

FEWEST_PREEMPTIONS = 1
words = Counter()


def count(text):
    for word in text.split():
        words[word] += 1


def main():
    threads = [
        threading.Thread(target=count, args=("so so",)),
        threading.Thread(target=count, args=("so",)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert words["so"] == 3, words["so"]

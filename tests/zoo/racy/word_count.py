"""`dict.get` and the store are two steps; a count is lost."""

import threading

FEWEST_PREEMPTIONS = 1
counts = {}


def count(words):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


def main():
    threads = [threading.Thread(target=count, args=(text.split(),)) for text in ("a b", "b c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == {"a": 1, "b": 2, "c": 1}, counts

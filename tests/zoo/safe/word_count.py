"""Each thread counts in a dict of its own; the main thread adds them up after join."""

import threading


def count(words, counts):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


def main():
    parts = [{}, {}]
    texts = ("a b", "b c")
    threads = [threading.Thread(target=count, args=(t.split(), p)) for t, p in zip(texts, parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = {word: sum(part.get(word, 0) for part in parts) for word in "abc"}
    assert counts == {"a": 1, "b": 2, "c": 1}, counts

"""No Pool at all: each process takes every n-th text, and sends its counts through a queue."""

from collections import Counter
from multiprocessing import Process, Queue


def count_some(texts, results):
    counts = Counter()
    for text in texts:
        counts.update(text.split())
    results.put(dict(counts))


def count_words(texts, workers):
    results = Queue()
    started = [
        Process(target=count_some, args=(texts[first::workers], results))
        for first in range(workers)
    ]
    for process in started:
        process.start()
    total = Counter()
    for _ in started:
        total.update(results.get())
    for process in started:
        process.join()
    return dict(total)

# verdict: wrong
# check: test_so_many_work_at_the_same_time
"""A pool of threads counts in the caller's own process."""

from collections import Counter
from multiprocessing.pool import ThreadPool


def words(text):
    return text.split()


def count_words(texts, workers):
    total = Counter()
    with ThreadPool(workers) as pool:
        for found in pool.map(words, texts):
            total.update(found)
    return dict(total)

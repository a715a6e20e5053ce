# verdict: left-behind
# check: test_the_pool_is_shut_down
"""The pool is used, and forgotten."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split()


def count_words(texts, workers):
    pool = Pool(workers)
    total = Counter()
    for found in pool.map(words, texts):
        total.update(found)
    return dict(total)

# verdict: wrong
# check: test_every_word_is_counted
"""Counts cat and Cat as one word."""

from collections import Counter
from multiprocessing import Pool


def count(text):
    return Counter(text.lower().split())


def count_words(texts, workers):
    total = Counter()
    with Pool(workers) as pool:
        for found in pool.imap_unordered(count, texts):
            total += found
        pool.close()
        pool.join()
    return dict(total)

# verdict: wrong
# check: test_every_word_is_counted
"""The workers count in a global of their own; the caller's stays empty."""

from collections import Counter
from multiprocessing import Pool

total = Counter()


def count(text):
    total.update(text.split())


def count_words(texts, workers):
    with Pool(workers) as pool:
        pool.map(count, texts)
    return dict(total)

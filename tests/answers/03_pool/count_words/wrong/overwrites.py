# verdict: wrong
# check: test_every_word_is_counted
"""dict.update overwrites where it should add."""

from collections import Counter
from multiprocessing import Pool


def count(text):
    return dict(Counter(text.split()))


def count_words(texts, workers):
    total = {}
    with Pool(workers) as pool:
        for counts in pool.map(count, texts):
            total.update(counts)
    return total

# verdict: wrong
# check: test_it_works_under_every_start_method
"""The texts are in a global that a spawned worker does not have."""

from collections import Counter
from multiprocessing import Pool

all_texts = []


def words(index):
    return all_texts[index].split()


def count_words(texts, workers):
    all_texts[:] = texts
    total = Counter()
    with Pool(workers) as pool:
        for found in pool.map(words, range(len(texts))):
            total.update(found)
    return dict(total)

# verdict: wrong
# check: test_so_many_work_at_the_same_time
"""Pool() takes the number of cores."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split()


def count_words(texts, workers):
    total = Counter()
    with Pool() as pool:
        for found in pool.map(words, texts):
            total.update(found)
    return dict(total)

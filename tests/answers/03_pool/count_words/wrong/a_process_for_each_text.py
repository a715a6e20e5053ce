# verdict: wrong
# check: test_so_many_work_at_the_same_time
"""As many processes at once as there are texts."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split()


def count_words(texts, workers):
    total = Counter()
    with Pool(len(texts) or 1) as pool:
        for found in pool.map(words, texts, chunksize=1):
            total.update(found)
    return dict(total)

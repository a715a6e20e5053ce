# verdict: wrong|hung
# check: test_so_many_work_at_the_same_time
"""The end of the block throws away what is not done yet."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split()


def count_words(texts, workers):
    total = Counter()
    with Pool(workers) as pool:
        for text in texts:
            pool.apply_async(words, (text,), callback=total.update)
    return dict(total)

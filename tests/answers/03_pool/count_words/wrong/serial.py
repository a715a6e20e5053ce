# verdict: wrong
# check: test_so_many_work_at_the_same_time
"""apply waits for each text before it sends the next."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split()


def count_words(texts, workers):
    total = Counter()
    with Pool(workers) as pool:
        for text in texts:
            total.update(pool.apply(words, (text,)))
    return dict(total)

# verdict: wrong
# check: test_every_word_is_counted
"""A lambda again, and with a callback nobody hears that it cannot be pickled."""

from collections import Counter
from multiprocessing import Pool


def count_words(texts, workers):
    total = Counter()
    pool = Pool(workers)
    for text in texts:
        pool.apply_async(lambda: Counter(text.split()), callback=total.update)
    pool.close()
    pool.join()
    return dict(total)

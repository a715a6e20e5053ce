# verdict: wrong
# check: test_every_word_is_counted
"""A lambda cannot be pickled."""

from collections import Counter
from multiprocessing import Pool


def count_words(texts, workers):
    with Pool(workers) as pool:
        return dict(sum(pool.map(lambda text: Counter(text.split()), texts), Counter()))

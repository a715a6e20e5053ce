# verdict: left-behind|wrong
# check: test_the_pool_is_shut_down
"""One pool for all calls, as long as the program runs."""

from collections import Counter
from multiprocessing import Pool

pools = {}


def words(text):
    return text.split()


def count_words(texts, workers):
    if workers not in pools:
        pools[workers] = Pool(workers)
    total = Counter()
    for found in pools[workers].map(words, texts):
        total.update(found)
    return dict(total)

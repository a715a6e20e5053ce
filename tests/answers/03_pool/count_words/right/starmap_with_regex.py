"""Words by a regular expression; starmap; a worker is used for a few tasks only."""

import re
from functools import reduce
from multiprocessing import Pool
from operator import add
from collections import Counter


def count(number, text):
    return Counter(re.findall(r"\S+", text))


def count_words(texts, workers):
    with Pool(workers, maxtasksperchild=3) as pool:
        counters = pool.starmap(count, list(enumerate(texts)), chunksize=1)
        pool.close()
        pool.join()
    return dict(reduce(add, counters, Counter()))

# verdict: wrong
# check: test_every_word_is_counted
"""split(" ") makes an empty word of two blanks, and none of a new line."""

from collections import Counter
from multiprocessing import Pool


def words(text):
    return text.split(" ")


def count_words(texts, workers):
    total = Counter()
    with Pool(workers) as pool:
        for found in pool.map(words, texts):
            total.update(found)
    return dict(total)

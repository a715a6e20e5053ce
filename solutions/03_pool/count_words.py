"""Count the words of many texts in a pool: a text is a task, the caller adds up."""

from collections import Counter
from multiprocessing import Pool


def count_words(texts, workers):
    """Return {word: how often}; texts is a list of strings."""
    total = Counter()
    # The end of the block terminates the pool. That is fine, as all results are here by then;
    # to let workers end by themselves: pool.close(), then pool.join().
    with Pool(workers) as pool:
        # Each text is pickled to a worker, and its counts are pickled back: a global counter
        # would be changed in the workers' memory only. Whoever is ready first comes first:
        # a sum does not mind.
        for counts in pool.imap_unordered(words_of, texts):
            total.update(counts)
    return dict(total)


def words_of(text):
    # At module level: a worker finds it by its name. A lambda has none.
    return Counter(text.split())

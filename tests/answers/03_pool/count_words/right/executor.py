"""The same with concurrent.futures."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor


def count(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def count_words(texts, workers):
    total = Counter()
    with ProcessPoolExecutor(max_workers=workers) as executor:
        for counts in executor.map(count, texts):
            total.update(counts)
    return total

# verdict: wrong
# check: test_any_number_of_texts
from collections import Counter
from multiprocessing import Pool


def count_one(text):
    return Counter(text.split())


total = Counter()


def count_words(texts, workers):
    pool = Pool(workers)
    try:
        for counter in pool.map(count_one, texts, chunksize=1):
            total.update(counter)
    finally:
        pool.close()
        pool.join()
    return dict(total)

"""apply_async for each text, close and join, then get."""

import multiprocessing


def words(text):
    return text.split()


def count_words(texts, workers):
    pool = multiprocessing.Pool(processes=workers)
    try:
        jobs = [pool.apply_async(words, args=(text,)) for text in texts]
        found = {}
        for job in jobs:
            for word in job.get():
                found[word] = found.get(word, 0) + 1
        return found
    finally:
        pool.close()
        pool.join()

"""Single numbers, through map with a chunksize of 1."""

from multiprocessing import Pool


def sum_over(fn, lo, hi, workers):
    with Pool(workers) as pool:
        total = sum(pool.imap_unordered(fn, range(lo, hi)))
        pool.close()
        pool.join()
    return total

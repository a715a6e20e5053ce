"""A program that loses results without a word. Do not repair it here.

Run it:  python exercises/03_pool/lossy_run.py 1 2 3
"""

import sys
from multiprocessing import Pool


def run_lossy(pool, fn, args):
    """Call fn on every argument in the pool; return the results."""
    results = []
    for arg in args:
        pool.apply_async(fn, (arg,), callback=results.append)
    pool.close()
    pool.join()
    return results


if __name__ == "__main__":
    with Pool(2) as pool:
        print("results:", sorted(run_lossy(pool, int, sys.argv[1:])))

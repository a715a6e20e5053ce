"""`wait` for the first of two futures, then for all."""

from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, ThreadPoolExecutor, wait


def main():
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(pow, 2, n) for n in (3, 4)]
        done, _ = wait(futures, return_when=FIRST_COMPLETED)
        assert done
        done, pending = wait(futures, return_when=ALL_COMPLETED)
        assert not pending and sorted(f.result() for f in done) == [8, 16]

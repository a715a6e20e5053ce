"""`as_completed` brings the results to one thread."""

from concurrent.futures import ThreadPoolExecutor, as_completed

finished = {"count": 0}


def main():
    with ThreadPoolExecutor(2) as pool:
        for future in as_completed([pool.submit(lambda: 1) for _ in range(2)]):
            finished["count"] += future.result()
    assert finished["count"] == 2, finished

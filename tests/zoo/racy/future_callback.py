"""The callbacks of two futures run in two worker threads."""

from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 1
finished = {"count": 0}


def note(future):
    finished["count"] += future.result()


def main():
    with ThreadPoolExecutor(2) as pool:
        for _ in range(2):
            pool.submit(lambda: 1).add_done_callback(note)
    assert finished["count"] == 2, finished

# verdict: wrong|race
# check: test_an_exception_reaches_the_caller
"""Raises what failed first in time, not what stands first in the list."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = []

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results

# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""Other exceptions than the expected ones are lost."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except (ValueError, TypeError, OSError) as error:
            errors[i] = error

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

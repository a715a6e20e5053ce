# verdict: wrong
# check: test_all_threads_are_alive_at_the_same_time
"""Each thread is over before the next one starts."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    for i, item in enumerate(items):
        thread = threading.Thread(target=work, args=(i, item))
        thread.start()
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

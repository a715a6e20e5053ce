# verdict: deadlock
# check: test_a_call_inside_a_call_works
"""A lock for the whole call: a call inside a call waits for itself."""
import threading

busy = threading.Lock()


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    with busy:
        threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[min(errors)]
    return results

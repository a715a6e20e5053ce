# verdict: wrong
# check: test_all_threads_are_alive_at_the_same_time
"""Saves a thread: the caller computes the last item itself."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    pairs = list(enumerate(items))
    threads = [threading.Thread(target=work, args=pair) for pair in pairs[:-1]]
    for thread in threads:
        thread.start()
    for pair in pairs[-1:]:
        work(*pair)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

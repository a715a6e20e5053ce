# verdict: wrong
# check: test_all_threads_are_alive_at_the_same_time
"""The lock lets only one thread call fn at a time."""
import threading


def run_all(fn, items):
    lock = threading.Lock()
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        with lock:
            try:
                results[i] = fn(item)
            except Exception as error:
                errors[i] = error

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

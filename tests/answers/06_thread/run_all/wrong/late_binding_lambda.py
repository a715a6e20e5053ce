# verdict: wrong
# check: test_each_item_gets_its_own_result
"""Every lambda sees the last i and the last item, if the loop is faster than the threads."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    threads = []
    for i, item in enumerate(items):
        threads.append(threading.Thread(target=lambda: work(i, item)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

# verdict: wrong|race
# check: test_results_stand_in_the_order_of_the_items
"""list.insert(i, ...) puts late results into the wrong place, because the list is too short."""
import threading


def run_all(fn, items):
    results = []
    errors = {}

    def work(i, item):
        try:
            results.insert(i, fn(item))
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

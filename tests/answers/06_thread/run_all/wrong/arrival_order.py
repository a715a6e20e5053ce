# verdict: wrong|race
# check: test_results_stand_in_the_order_of_the_items
"""append: whoever is ready first stands first."""
import threading


def run_all(fn, items):
    results = []
    errors = []

    def work(i, item):
        try:
            results.append(fn(item))
        except Exception as error:
            errors.append((i, error))

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise min(errors, key=lambda pair: pair[0])[1]
    return results

# verdict: wrong
# check: test_each_item_gets_its_own_result
"""0, None, "" and [] are results too."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = item and fn(item)
        except Exception as error:
            errors[i] = error

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [result for result in results if result]

# verdict: wrong
# check: test_each_item_gets_its_own_result
"""Equal items share one place, and a list is no key at all."""
import threading


def run_all(fn, items):
    results = {}
    errors = {}

    def work(item):
        try:
            results[item] = fn(item)
        except Exception as error:
            errors[item] = error

    threads = [threading.Thread(target=work, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for item in items:
        if item in errors:
            raise errors[item]
    return [results[item] for item in items]

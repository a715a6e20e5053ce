# verdict: wrong
# check: test_an_exception_reaches_the_caller
"""What fn raises ends its thread; the caller gets None and never hears of it."""
import threading


def run_all(fn, items):
    results = [None] * len(items)

    def work(i, item):
        results[i] = fn(item)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

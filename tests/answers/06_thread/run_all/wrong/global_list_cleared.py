# verdict: wrong
# check: test_a_second_call_starts_afresh
"""The list of the first call is emptied by the second one."""
import threading

results = []


def run_all(fn, items):
    results.clear()
    results.extend([None] * len(items))
    errors = {}

    def work(i, item):
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

# verdict: wrong
# check: test_a_second_call_starts_afresh
"""The default list is made once and shared by all calls."""
import threading


def run_all(fn, items, results=[], errors=[]):
    base = len(results)
    results.extend([None] * len(items))

    def work(i, item):
        try:
            results[base + i] = fn(item)
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

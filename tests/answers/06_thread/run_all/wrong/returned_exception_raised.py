# verdict: wrong
# check: test_any_value_is_a_result
import threading


def run_all(fn, items):
    results = [None] * len(items)

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as e:
            results[i] = e

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for r in results:
        if isinstance(r, Exception):
            raise r
    return results

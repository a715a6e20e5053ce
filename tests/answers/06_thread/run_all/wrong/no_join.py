# verdict: wrong|race
# check: test_a_slow_fn_is_waited_for
"""Returns before the threads have done anything."""
import threading


def run_all(fn, items):
    results = [None] * len(items)

    def work(i, item):
        results[i] = fn(item)

    for i, item in enumerate(items):
        threading.Thread(target=work, args=(i, item)).start()
    return results

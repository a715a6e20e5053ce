# verdict: wrong
# check: test_a_slow_fn_is_waited_for
"""Five seconds ought to be enough for everybody."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=5)
    for error in errors:
        if error is not None:
            raise error
    return results

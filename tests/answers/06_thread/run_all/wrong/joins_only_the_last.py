# verdict: wrong|race
# check: test_a_slow_fn_is_waited_for
"""The last thread to start need not be the last to end."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    thread = None
    for pair in enumerate(items):
        thread = threading.Thread(target=work, args=pair)
        thread.start()
    if thread is not None:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

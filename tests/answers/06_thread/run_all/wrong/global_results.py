# verdict: race|wrong
# check: test_two_calls_at_the_same_time_do_not_mix
"""One list for all calls: the second call adds to the results of the first."""
import threading

results = {}


def run_all(fn, items):
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
    return [results[i] for i in range(len(items))]

# verdict: wrong
# check: test_a_failed_call_does_not_spoil_the_next
"""An error of an earlier call is raised again by the next one."""
import threading

errors = {}


def run_all(fn, items):
    results = [None] * len(items)

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

# verdict: wrong|race
# check: test_the_exception_comes_once_every_thread_has_ended
"""Raises as soon as a joined thread has failed; the later ones still run."""
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
    for thread, i in zip(threads, range(len(items))):
        thread.join()
        if errors[i] is not None:
            raise errors[i]
    return results

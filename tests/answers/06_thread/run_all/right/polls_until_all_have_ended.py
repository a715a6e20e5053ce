"""Waits by looking again and again, with a small sleep."""
import threading
import time


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.5)
    if errors:
        raise errors[min(errors)]
    return results

# verdict: wrong
# check: test_all_threads_are_alive_at_the_same_time
"""run() is an ordinary call: everything happens in the caller's thread."""
import threading


def run_all(fn, items):
    results = [None] * len(items)

    def work(i, item):
        results[i] = fn(item)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.run()
    return results

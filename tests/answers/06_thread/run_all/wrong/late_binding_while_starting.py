# verdict: race|wrong
# check: test_each_item_gets_its_own_result
"""Started at once, but the closure still reads the loop's variables when the thread runs."""
import threading


def run_all(fn, items):
    results = {}
    errors = {}
    threads = []
    for i, item in enumerate(items):

        def work():
            try:
                results[i] = fn(item)
            except Exception as error:
                errors[i] = error

        thread = threading.Thread(target=work)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(len(items))]

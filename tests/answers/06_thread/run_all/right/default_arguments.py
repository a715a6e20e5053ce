"""Default arguments bind i and item when the function is made."""
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)
    threads = []
    for i, item in enumerate(items):

        def work(i=i, item=item):
            try:
                results[i] = fn(item)
            except Exception as error:
                errors[i] = error

        threads.append(threading.Thread(target=work, name=f"run_all-{i}"))
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    failed = [error for error in errors if error is not None]
    if failed:
        raise failed[0]
    return results

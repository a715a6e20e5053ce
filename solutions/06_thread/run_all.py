"""One thread for each item; results in order; the first item's exception is raised again."""

import threading


def run_all(fn, items):
    """Return the list of fn(item) for each item of the list `items`."""
    # Made here, for this call alone: a list at module level would be shared by all calls.
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i, item):
        # Each thread writes to its own place, so the threads never touch the same thing,
        # and the order in which they get ready does not matter.
        try:
            results[i] = fn(item)
        except Exception as error:
            # An exception ends its thread and nothing else: unless we carry it over,
            # the caller never hears of it.
            errors[i] = error

    # args= fixes i and item now. A lambda would look them up when the thread runs.
    threads = [
        threading.Thread(target=work, args=(i, item)) for i, item in enumerate(items)
    ]
    # Two loops: start-and-join in one loop would run one thread after the other.
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Only now: raising earlier would leave threads behind.
    for error in errors:
        if error is not None:
            raise error
    return results

# verdict: wrong
# check: test_many_items_have_as_many_threads
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = []

    def work(i):
        try:
            results[i] = fn(items[i])
        except Exception as e:
            errors.append((i, e))

    for start in range(0, len(items), 8):
        batch = [
            threading.Thread(target=work, args=(i,))
            for i in range(start, min(start + 8, len(items)))
        ]
        for t in batch:
            t.start()
        for t in batch:
            t.join()
    if errors:
        raise min(errors, key=lambda p: p[0])[1]
    return results

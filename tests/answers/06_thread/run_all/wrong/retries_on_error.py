# verdict: wrong
# check: test_an_exception_reaches_the_caller
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i):
        for _ in range(2):
            try:
                results[i] = fn(items[i])
                errors[i] = None
                break
            except Exception as e:
                errors[i] = e

    ts = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for e in errors:
        if e is not None:
            raise e
    return results

# verdict: wrong|race
# check: test_exceptions_of_two_calls_do_not_mix
import threading


def run_all(fn, items):
    results = [None] * len(items)
    failed = []
    old = threading.excepthook
    threading.excepthook = lambda args: failed.append((args.thread, args.exc_value))

    def work(i):
        results[i] = fn(items[i])

    ts = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    threading.excepthook = old
    by = dict(failed)
    for t in ts:
        if t in by:
            raise by[t]
    return results

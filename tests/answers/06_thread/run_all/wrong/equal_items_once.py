# verdict: wrong
# check: test_each_item_gets_its_own_result
import threading


def run_all(fn, items):
    results, errors = {}, {}

    def work(item):
        try:
            results[item] = fn(item)
        except Exception as e:
            errors[item] = e

    ts = [threading.Thread(target=work, args=(x,)) for x in set(items)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for x in items:
        if x in errors:
            raise errors[x]
    return [results[x] for x in items]

# verdict: wrong|race
# check: test_each_item_gets_its_own_result
import threading


def run_all(fn, items):
    results = {}
    errors = {}

    def work(item):
        try:
            results[threading.get_ident()] = fn(item)
        except Exception as e:
            errors[threading.get_ident()] = e

    ts = [threading.Thread(target=work, args=(x,)) for x in items]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    for t in ts:
        if t.ident in errors:
            raise errors[t.ident]
    return [results[t.ident] for t in ts]

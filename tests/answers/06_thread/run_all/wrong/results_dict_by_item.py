# verdict: wrong
# check: test_each_item_gets_its_own_result
import threading
def run_all(fn, items):
    results = {}; errors = [None]*len(items)
    def work(i):
        try: results[str(items[i])] = fn(items[i])
        except Exception as e: errors[i] = e
    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for t in threads: t.start()
    for t in threads: t.join()
    for e in errors:
        if e is not None: raise e
    return [results[str(x)] for x in items]

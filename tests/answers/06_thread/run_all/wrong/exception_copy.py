# verdict: wrong
# check: test_an_exception_reaches_the_caller
import threading
def run_all(fn, items):
    results = [None] * len(items); errors = [None]*len(items)
    def work(i):
        try: results[i] = fn(items[i])
        except Exception as e: errors[i] = e
    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for t in threads: t.start()
    for t in threads: t.join()
    for e in errors:
        if e is not None: raise type(e)(*e.args)
    return results

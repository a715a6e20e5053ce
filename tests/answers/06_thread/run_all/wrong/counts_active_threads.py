# verdict: wrong|race
# check: test_a_slow_fn_is_waited_for
import threading, time
def run_all(fn, items):
    results = [None] * len(items); errors = [None]*len(items)
    before = threading.active_count()
    def work(i):
        try: results[i] = fn(items[i])
        except Exception as e: errors[i] = e
    for i in range(len(items)): threading.Thread(target=work, args=(i,)).start()
    while threading.active_count() > before: time.sleep(0.001)
    for e in errors:
        if e is not None: raise e
    return results

# verdict: wrong|deadlock|hung
# check: test_a_call_inside_a_call_works
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i):
        try:
            results[i] = fn(items[i])
        except Exception as e:
            errors[i] = e

    for i in range(len(items)):
        threading.Thread(target=work, args=(i,)).start()
    for t in threading.enumerate():
        if t is not threading.main_thread():
            t.join()
    for e in errors:
        if e is not None:
            raise e
    return results

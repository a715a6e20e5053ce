# verdict: wrong|race
# check: test_two_calls_at_the_same_time_do_not_mix
import threading


def run_all(fn, items):
    run_all.results = [None] * len(items)
    run_all.errors = {}

    def work(i, item):
        try:
            run_all.results[i] = fn(item)
        except Exception as e:
            run_all.errors[i] = e

    threads = [threading.Thread(target=work, args=p) for p in enumerate(items)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    for i in sorted(run_all.errors):
        raise run_all.errors[i]
    return run_all.results

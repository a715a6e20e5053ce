# verdict: wrong
# check: test_it_works_under_every_start_method
"""Always forks, whatever the start method is."""
import multiprocessing


def run_all(fns):
    context = multiprocessing.get_context("fork")
    ps = [context.Process(target=fn) for fn in fns]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    return [p.exitcode for p in ps]

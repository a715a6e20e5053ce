# verdict: wrong
# check: test_all_workers_work_at_the_same_time
"""Each process is over before the next begins."""

from multiprocessing import Pipe, Process


def work(pipe, fn, numbers):
    try:
        pipe.send((True, sum(map(fn, numbers))))
    except Exception as error:
        pipe.send((False, error))


def sum_over(fn, lo, hi, workers):
    total = 0
    for k in range(workers):
        ours, theirs = Pipe(duplex=False)
        process = Process(target=work, args=(theirs, fn, range(lo + k, hi, workers)))
        process.start()
        ok, value = ours.recv()
        process.join()
        if not ok:
            raise value
        total += value
    return total

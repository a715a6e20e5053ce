# verdict: wrong
# check: test_the_sum_is_exact
"""Each process adds to its own copy of a global."""

from multiprocessing import Process

total = 0


def work(fn, numbers):
    global total
    total += sum(map(fn, numbers))


def sum_over(fn, lo, hi, workers):
    started = [
        Process(target=work, args=(fn, range(lo + k, hi, workers))) for k in range(workers)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return total

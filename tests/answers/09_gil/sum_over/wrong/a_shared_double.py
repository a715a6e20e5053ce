# verdict: wrong
# check: test_the_sum_is_exact
"""A shared value of type double is not exact, and `+=` on it is no single step."""

from multiprocessing import Process, Value


def work(fn, numbers, total):
    part = sum(map(fn, numbers))
    with total.get_lock():
        total.value += part


def sum_over(fn, lo, hi, workers):
    total = Value("d", 0)
    started = [
        Process(target=work, args=(fn, range(lo + k, hi, workers), total)) for k in range(workers)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join()
    return int(total.value)

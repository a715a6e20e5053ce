# verdict: hung
# check: test_no_result_at_all
"""If every process dies, nobody ever puts anything into the queue."""
import multiprocessing


class NoResult(Exception):
    pass


def work(results, fn):
    results.put(fn())


def first_result(fns):
    results = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=work, args=(results, fn)) for fn in fns]
    for process in processes:
        process.start()
    value = results.get()
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
    return value

# verdict: wrong
# check: test_all_run_at_the_same_time
"""Each process is over before the next one begins."""
from multiprocessing import Process


def run_all(fns):
    codes = []
    for fn in fns:
        process = Process(target=fn)
        process.start()
        process.join()
        codes.append(process.exitcode)
    return codes

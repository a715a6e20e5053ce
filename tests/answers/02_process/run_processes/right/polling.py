"""Looks now and then whether all have ended; not elegant, not wrong."""
import time
from multiprocessing import Process


def call(fn):
    return fn()


def run_all(fns):
    processes = []
    for fn in fns:
        process = Process(target=call, args=[fn], daemon=True)
        process.start()
        processes.append(process)
    while any(process.exitcode is None for process in processes):
        time.sleep(0.01)
    for process in processes:
        process.join()
    return list(map(lambda process: process.exitcode, processes))

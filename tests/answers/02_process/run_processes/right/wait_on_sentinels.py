"""Waits for whoever ends, and puts each code in its place."""
import multiprocessing
from multiprocessing.connection import wait


def run_all(fns):
    context = multiprocessing.get_context()
    processes = [context.Process(target=fn, name=f"job {i}") for i, fn in enumerate(fns)]
    [process.start() for process in processes]
    codes = {}
    while len(codes) < len(processes):
        wait([p.sentinel for i, p in enumerate(processes) if i not in codes])
        for i, process in enumerate(processes):
            if not process.is_alive():
                process.join()
                codes[i] = process.exitcode
    return [codes[i] for i in range(len(processes))]

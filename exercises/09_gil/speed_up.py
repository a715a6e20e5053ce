"""How much sooner is it done on this machine? Nothing here is right or wrong: it is measured.

Run it:  python exercises/09_gil/speed_up.py        (with a number after it: so much work)
As soon as your sum_over works, the processes are yours; until then a Pool stands in.
"""

import os
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

from sum_over import sum_over

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
BAR = 10  # characters for a speed-up of 1


def computing(i):
    return sum(k * k for k in range(20_000 + i))


def waiting(i):
    time.sleep(0.01)
    return i


def by_a_loop(fn, count, workers):
    return sum(map(fn, range(count)))


def by_threads(fn, count, workers):
    with ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(fn, range(count)))


def by_processes(fn, count, workers):
    try:
        return sum_over(fn, 0, count, workers)
    except NotImplementedError:
        with Pool(workers) as pool:
            return sum(pool.map(fn, range(count), chunksize=1))


def seconds(tool, fn, count, workers):
    begin = time.perf_counter()
    tool(fn, count, workers)
    return time.perf_counter() - begin


def best_of_three(fn, count):
    """Whatever else the machine does makes a run longer, never shorter: the shortest one counts."""
    rounds = [[seconds(tool, fn, count, n) for _, n, tool in WAYS] for _ in range(3)]
    return [min(times) for times in zip(*rounds)]


def gil():
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        return "with the GIL"
    return "free-threaded, but its GIL is on" if sys._is_gil_enabled() else "free-threaded"


WAYS = [("one after the other", 1, by_a_loop)] + [
    (f"{n} {name}", n, tool)
    for name, tool in (("threads", by_threads), ("processes", by_processes))
    for n in (1, 2, 4)
]


def report(count):
    print(f"{CORES} cores, Python {sys.version_info[0]}.{sys.version_info[1]}, {gil()}")
    for fn, tasks in ((computing, count), (waiting, max(4, count // 4))):
        alone, *others = best_of_three(fn, tasks)
        print(f"{fn.__name__}: {alone:.2f} seconds, one after the other")
        for (name, _, _), time_taken in zip(WAYS[1:], others):
            speed_up = alone / time_taken
            print(f"  {name:<11}  {'#' * max(1, round(BAR * speed_up))} {speed_up:.1f}")


if __name__ == "__main__":
    report(int(sys.argv[1]) if sys.argv[1:] else 160)

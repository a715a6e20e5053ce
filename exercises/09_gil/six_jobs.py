"""Six jobs for a machine of four cores, and a model of it. Read them; run the model only later:

    python exercises/09_gil/six_jobs.py

Times are in milliseconds. No real time passes: the model computes when each task would be done.
"""

import heapq
from typing import NamedTuple

CORES = 4
TOOLS = ("threads", "processes", "event loop")


class Job(NamedTuple):
    """So many tasks; each computes first, then waits for somebody else.

    gives_up_gil  the computing is done by a library that releases the GIL meanwhile
    awaitable     the library that waits has an asyncio version
    send          what it costs to send the task's data to another process
    """

    text: str
    tasks: int
    compute: float
    wait: float
    gives_up_gil: bool = False
    awaitable: bool = False
    send: float = 0


JOBS = {
    "primes": Job("Find the primes in 40 intervals, in plain Python.", 40, 500, 0),
    "shops": Job(
        "Ask 60 shops for a price. The only library there is blocks until the answer comes.",
        60, 2, 900,
    ),
    "chat": Job(
        "Keep up 20,000 connections, with a library made for asyncio. Each says something now"
        " and then, and is silent for most of the time.",
        20_000, 0.05, 30_000, awaitable=True,
    ),
    "checksums": Job(
        "Checksums of 80 videos that are in memory already; hashlib gives up the GIL for that.",
        80, 60, 0, gives_up_gil=True, send=60,
    ),
    "reports": Job(
        "Fetch 48 tables with an asyncio library (quick), then make a report of each in plain"
        " Python (not so quick).",
        48, 700, 50, awaitable=True,
    ),
    "crawler": Job(
        "Fetch 5,000 small pages from servers all over the world, with an asyncio library;"
        " look for one word in each.",
        5_000, 0.2, 1_500, awaitable=True,
    ),
}  # fmt: skip

# What a worker costs before it does anything, and how many of them a machine can bear.
START = {"threads": 0.1, "processes": 40, "event loop": 0.01}
MOST = {"threads": 500, "processes": 16, "event loop": 1_000_000}


def model(job, tool, cores=CORES):
    """How many milliseconds the job takes with that tool."""
    workers = min(job.tasks, MOST[tool])
    if tool == "event loop" and not job.awaitable:
        workers = 1  # nothing else goes on while the one thread waits
    side_by_side = tool == "processes" or (tool == "threads" and job.gives_up_gil)
    compute = job.compute + (job.send if tool == "processes" else 0)
    lanes = [0.0] * (cores if side_by_side else 1)  # when each place to compute is free
    free = [START[tool] * (number + 1) for number in range(workers)]  # when each worker is
    done = 0.0
    for _ in range(job.tasks):
        begin = max(heapq.heappop(free), heapq.heappop(lanes))
        heapq.heappush(lanes, begin + compute)
        heapq.heappush(free, begin + compute + job.wait)
        done = max(done, begin + compute + job.wait)
    return done


def best(job):
    """The tool with which the job is done first."""
    return min(TOOLS, key=lambda tool: model(job, tool))


def bound(job):
    """What it waits for, one task after the other: "CPU" or "I/O"?

    The model is run again, once with a processor of double speed, and once with answers that
    come twice as fast: which of the two helps more?
    """
    alone = job._replace(tasks=1)
    quick_cpu = model(alone._replace(compute=job.compute / 2), "event loop")
    quick_io = model(alone._replace(wait=job.wait / 2), "event loop")
    return "CPU" if quick_cpu < quick_io else "I/O"


if __name__ == "__main__":
    print(f"{'seconds':<10}" + "".join(f"{tool:>12}" for tool in TOOLS) + "   bound by")
    for name, job in JOBS.items():
        times = "".join(f"{model(job, tool) / 1000:12.1f}" for tool in TOOLS)
        print(f"{name:<10}{times}   {bound(job)}")

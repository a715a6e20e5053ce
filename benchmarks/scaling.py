"""Schedules for each second against the number of threads, and against the steps of each.

    python benchmarks/explorer.py --scaling

Each row explores one program with a fixed budget of schedules; the cost of a step is seconds
divided by all steps taken. Flat columns are what to look for. The floor is the same work in
plain Python: no threads, no tool.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from kit.explorer.program import FileProgram
from kit.explorer.runner import Runner
from kit.explorer.scheduler import SCHEDULER
from kit.explorer.strategies.walk import Walk

PROGRAM = """
import threading

count = 0


def work():
    global count
    for _ in range({rounds}):
        count = count + 1


def check():
    threads = [threading.Thread(target=work) for _ in range({threads})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
THREADS = (2, 3, 5, 10, 20, 50, 100)
STEPS = (10, 30, 100, 300, 1_000, 3_000, 10_000)
SECONDS = 1.5  # of each row
WIDTH = 40


def measured(threads: int, rounds: int) -> tuple[float, float, int]:
    """(schedules/s, microseconds for each step, steps of a schedule) of random schedules."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "program.py")
        path.write_text(PROGRAM.format(threads=threads, rounds=rounds), encoding="utf-8")
        runner, strategy = Runner(FileProgram(path, "check")), Walk(0)
        for _ in range(3):  # learn what is shared
            strategy.start_run()
            runner.run(strategy)
        runs = steps = 0
        begin = time.process_time()
        while (used := time.process_time() - begin) < SECONDS:
            strategy.start_run()
            steps += len(runner.run(strategy).steps)
            runs += 1
        return runs / used, used / steps * 1e6, steps // runs


def plain(threads: int, rounds: int) -> float:
    """Schedules/s of the same work without threads and without any tool."""
    names: dict[str, object] = {}
    exec(PROGRAM.format(threads=threads, rounds=rounds), names)
    work = names["work"]
    runs, begin = 0, time.process_time()
    while (used := time.process_time() - begin) < SECONDS / 5:
        for _ in range(threads):
            work()  # type: ignore[operator]
        runs += 1
    return runs / used


def row(threads: int, rounds: int, scale: float) -> float:
    """Print one row; returns schedules/s."""
    speed, cost, steps = measured(threads, rounds)
    bar = "#" * max(1, round(cost / scale * WIDTH))
    unwatched = " (long loops unwatched)" if SCHEDULER.depth is not None else ""
    floor = plain(threads, rounds)
    print(
        f"{threads:>8} {steps:>8,} {speed:>10,.0f} {cost:>8.2f} {floor:>10,.0f}  {bar}{unwatched}"
    )
    return speed


def main() -> None:
    """Print both tables."""
    print(f"{'threads':>8} {'steps':>8} {'sched./s':>10} {'us/step':>8} {'plain/s':>10}  us/step")
    for threads in THREADS:
        row(threads, 5, 20.0)
    print()
    for steps in STEPS:
        row(2, max(1, steps // 4), 20.0)


if __name__ == "__main__":
    main()

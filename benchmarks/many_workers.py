"""How the time of a class falls with the number of workers, and what saturates first.

    python benchmarks/many_workers.py                  # measures, then simulates (some minutes)
    python benchmarks/many_workers.py --students 3000

Nobody has 1,000 machines at hand. So the workers are simulated (`worker_simulation.py`), and what
they share is measured in the same run (`shared_costs.py`). Needs the extra `dask`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from distributed.scheduler import heartbeat_interval  # noqa: E402 - after the path is set
from shared_costs import Costs, measure  # noqa: E402 - the same
from worker_simulation import LINK, Simulation  # noqa: E402 - the same

from kit.course import read_course  # noqa: E402 - the same
from kit.grader.model import Manifest  # noqa: E402 - the same

WORKERS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def tell_costs(costs: Costs, manifest: Manifest) -> None:
    """What was measured."""
    exercises = len(manifest.exercises)
    checks = len(manifest.checks) / exercises
    rows = [
        ("scheduler, a piece", f"{1e3 * costs.scheduler_piece:.2f} ms"),
        ("scheduler, a megabyte that it passes on", f"{1e3 * costs.scheduler_megabyte:.1f} ms"),
        ("scheduler, a heartbeat", f"{1e3 * costs.heartbeat:.2f} ms"),
        ("judge, a piece", f"{1e3 * costs.judge_piece:.2f} ms"),
        ("judge, a result (journal, grade, files)", f"{1e3 * costs.judge_result:.2f} ms"),
        ("order: one exercise / a whole submission",
         f"{costs.order[1] / 1e3:.1f} / {costs.order[exercises] / 1e3:.1f} kB"),
        ("answer, a result", f"{costs.answer_result:.0f} bytes"),
        ("start of a judge on a worker", f"{costs.start:.1f} s"),
        (f"{exercises} exercises of one submission, {checks:.1f} checks each",
         f"{sum(costs.exercises.values()):.0f} s"),
    ]  # fmt: skip
    print("| measured | |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")


def tell_table(costs: Costs, manifest: Manifest, students: int, seed: int) -> None:
    """A row for each number of workers."""
    print(f"\n{students} students, seed {seed}, simulated:\n")
    print("| workers | time | faster | of ideal | scheduler | its line | judge |")
    print("|---|---|---|---|---|---|---|")
    alone = None
    for workers in WORKERS:
        found = Simulation(costs, manifest, students=students, workers=workers, seed=seed).run()
        alone = alone or found.seconds
        print(
            f"| {workers:,} | {clock(found.seconds)} | {alone / found.seconds:,.1f} x"
            f" | {alone / found.seconds / workers:.0%} | {found.scheduler:.1%}"
            f" | {found.line:.1%} | {found.judge:.1%} |"
        )
    print(f"\nThe longest exercise of one student takes {clock(found.longest)}.")


def tell_limits(costs: Costs, manifest: Manifest) -> None:
    """How many workers each shared part could feed; the scheduler hears their heartbeats, too."""
    checks = len(manifest.checks) / len(manifest.exercises)
    size = costs.order[1] + checks * costs.answer_result
    passed = 2 * size / 1e6 * costs.scheduler_megabyte
    mean = sum(costs.exercises.values()) / len(costs.exercises)
    for name, seconds, beat in (
        ("the judge", costs.judge_piece + checks * costs.judge_result, 0.0),
        ("the scheduler", costs.scheduler_piece + passed, costs.heartbeat),
        ("the scheduler's line", size / LINK, 0.0),
    ):
        busy = (
            each * (seconds / mean + beat / heartbeat_interval(each)) for each in range(1, 10**6)
        )
        workers = next(each for each, part in enumerate(busy, start=1) if part >= 1)
        print(f"{name}: {workers / mean:,.0f} exercises a second, enough for {workers:,} workers")


def clock(seconds: float) -> str:
    """As a reader says it."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes, hours = seconds / 60, seconds / 3600
    return f"{minutes:.0f} min" if minutes < 120 else f"{hours:.1f} h"


def main() -> None:
    """Measure, simulate, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--students", type=int, default=300, help="of the simulated class")
    parser.add_argument("--sample", type=int, default=40, help="students of the measured rounds")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    course = read_course(ROOT / "exercises")
    costs, manifest = measure(course, options.sample)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load}\n")
    tell_costs(costs, manifest)
    tell_table(costs, manifest, options.students, options.seed)
    print("\nWhat saturates first, exercise by exercise:\n")
    tell_limits(costs, manifest)


if __name__ == "__main__":
    main()

"""Grades a generated class twice, the second time killed again and again: the same grades?

    python benchmarks/class_of_300.py FOLDER [--students 300] [--only 07_lock/once_cache ...]

FOLDER gets the class (`made_class.py`), the grades of an undisturbed run with one worker (`one`),
and those of a run with two workers (`two`) that `kill -9` of everything ends five times, each at a
moment that is drawn. Both are compared byte by byte, all files but the journal, which tells in
which order results came. Exit status: 0 the same, 1 not.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from made_class import ROOT, chosen, make_class

CHEAP = (
    *("06_thread/loop_thread", "06_thread/outcomes", "06_thread/break_balance"),
    *("07_lock/once_cache", "07_lock/deadlock_schedule", "08_waiting/rendezvous"),
    *("10_thread_local/hello_student", "10_thread_local/leak_user"),
)
"""Of the chapters on threads: those that a class of 300 is done with in minutes."""
POLL = 0.02
LATER = 0.3
"""Seconds at most from the drawn result to the kill, so that it may come in the middle of one."""


@dataclass(frozen=True)
class Run:
    """One folder of grades, and how it is made."""

    place: Path
    out: Path
    jobs: int
    only: tuple[str, ...]

    @property
    def command(self) -> list[str]:
        """The same, however often it was stopped."""
        only = [word for each in self.only for word in ("--only", each)]
        jobs = ["--jobs", str(self.jobs), "--report", "html,markdown,junit"]
        place = [str(self.place), "--out", str(self.out)]
        return [sys.executable, "-m", "kit", "grade", *place, *jobs, *only]

    @property
    def lines(self) -> int:
        """Of its journal, so far."""
        journal = self.out / "journal.jsonl"
        return journal.read_bytes().count(b"\n") if journal.is_file() else 0

    def start(self) -> subprocess.Popen[bytes]:
        """What it says goes to a file beside the grades."""
        with Path(f"{self.out}.log").open("ab") as log:
            return subprocess.Popen(self.command, cwd=ROOT, stdout=log, stderr=log)

    def finish(self) -> None:
        """Go on to the end; SystemExit when it has none."""
        if self.start().wait() not in (0, 1):
            raise SystemExit(f"kit grade failed; see {self.out}.log")

    def is_killed_after(self, lines: int, later: float) -> bool:
        """Start it, and kill all of it some seconds after so many results; False: it ended."""
        process = self.start()
        while self.lines < lines:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(POLL)
                return False
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(later)
        kill_all(process)
        return True

    def files(self) -> dict[str, bytes]:
        """Of the grades, but the journal."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != "journal.jsonl"
        }

    def records(self) -> Iterator[dict[str, object]]:
        """What the journal says of each finished check."""
        for line in (self.out / "journal.jsonl").read_bytes().splitlines():
            record = json.loads(line.partition(b" ")[2])
            if "result" in record:
                yield record


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """The command, its workers, their cells: none of them can tidy up."""
    with contextlib.suppress(psutil.NoSuchProcess):
        below = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        for each in below:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
    process.wait()


def disturbed(run: Run, results: int, kills: int, draw: random.Random) -> list[int]:
    """Kill it at so many drawn moments, then let it end; the moments, in results."""
    moments = sorted(draw.sample(range(2, max(results, kills + 2)), kills))
    done = [each for each in moments if run.is_killed_after(each, draw.random() * LATER)]
    run.finish()
    return done


def different(one: Run, two: Run) -> list[str]:
    """Files that are not the same."""
    left, right = one.files(), two.files()
    return sorted(name for name in left.keys() | right if left.get(name) != right.get(name))


def figures(run: Run, seconds: float) -> str:
    """One line about a run."""
    records = list(run.records())
    alone = sum(float(str(each["seconds"])) for each in records)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"--jobs {run.jobs}: {len(records)} results in {seconds:.0f} s"
        f" ({alone:.0f} s of checks), load {load}"
    )


def main() -> int:
    """Make the class, grade it twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=5)
    given = parser.parse_args()
    only = tuple(given.only or CHEAP)
    place = given.folder / "class"
    if not place.exists():
        make_class(place, given.students, chosen(only), given.seed)
    one, two = (Run(place, given.folder / name, n, only) for name, n in (("one", 1), ("two", 2)))
    begin = time.perf_counter()
    one.finish()
    print(figures(one, time.perf_counter() - begin), flush=True)
    verdicts = Counter(each["result"]["verdict"] for each in one.records())
    print(f"{given.students} students: {dict(verdicts.most_common())}", flush=True)
    draw = random.Random(f"kills {given.seed}")
    begin = time.perf_counter()
    moments = disturbed(two, one.lines, given.kills, draw)
    print(figures(two, time.perf_counter() - begin), f"killed after {moments} results", sep="\n")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory of the largest process: {memory:.0f} MB")
    found = different(one, two)
    print(f"different: {', '.join(found[:20])}" if found else f"{len(one.files())} files: the same")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

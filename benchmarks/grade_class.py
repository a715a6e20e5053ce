"""Makes a class of any size out of the known answers, grades it, and says what the grader costs.

    python benchmarks/grade_class.py FOLDER --students 30 --only 07_lock --jobs 2

The students are those of `made_class.py`; the same seed gives the same class.

overhead      what is above the time of the checks themselves, which the journal knows
first result  from the start of the command
memory        the most that the judge's own process held, and its workers
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from made_class import ROOT, chosen, make_class


def lines_of(process: subprocess.Popen[str]) -> Iterator[tuple[float, str]]:
    """(moment, line) of what it prints on its error stream."""
    assert process.stderr is not None
    for line in process.stderr:
        yield time.perf_counter(), line


def main() -> None:
    """Make, grade, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--make-only", action="store_true")
    given = parser.parse_args()
    place, out = given.folder / "class", given.folder / f"grades-{given.jobs}"
    if not place.exists():
        make_class(place, given.students, chosen(given.only), given.seed)
    if given.make_only:
        return
    only = [word for each in given.only for word in ("--only", each)]
    command = [sys.executable, "-m", "kit", "grade", str(place), "--out", str(out), *only]
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--jobs", str(given.jobs)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    first = next((at - begin for at, line in lines_of(process) if "first result" in line), 0.0)
    process.communicate()
    wall = time.perf_counter() - begin
    report(out, wall, first, given.jobs)


def report(out: Path, wall: float, first: float, jobs: int) -> None:
    """Print the figures."""
    records = [
        json.loads(line.partition(" ")[2])
        for line in (out / "journal.jsonl").read_text().splitlines()
    ]
    checks = [each for each in records if "result" in each]
    seconds = sum(each["seconds"] for each in checks)
    verdicts = Counter(each["result"]["verdict"] for each in checks)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"checks         {len(checks)}: {dict(verdicts.most_common())}")
    print(f"wall           {wall:.1f} s with {jobs} workers; load {os.getloadavg()[0]:.1f}")
    print(f"checks alone   {seconds:.1f} s, {1000 * seconds / max(1, len(checks)):.1f} ms each")
    print(f"overhead       {100 * (wall * jobs / max(seconds, 1e-9) - 1):.1f} %")
    print(f"first result   {first:.2f} s")
    print(f"memory         {memory:.0f} MB, the largest process")


if __name__ == "__main__":
    main()

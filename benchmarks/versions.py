"""Do several Pythons, each with another PYTHONHASHSEED, say the same of every broken program?

    python benchmarks/versions.py python3.11 python3.12 python3.13

Compared are how the program fails, with how many preemptions, and under which schedule; then a
hundred replays of ten of the schedules, each of which must give the same report. Exit status:
0 if verdicts and preemptions are equal and every replay is.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from kit.explorer import explore_file
from kit.explorer.outcome import as_plain

ROOT = Path(__file__).resolve().parents[1]
ZOO = ROOT / "tests" / "zoo"
FOLDERS = ("racy", "deadlock", "livelock")
SLOW = frozenset(["two_stage_100", "reorder_100", "hundred_threads"])
REPLAYED, TIMES = 10, 10
PARTS = ("the failure", "preemptions", "the schedule", "the whole exploration")


def found_by_this_python() -> dict[str, Any]:
    """Of each program how it fails, preemptions, schedule, a digest; and the replays."""
    found: dict[str, Any] = {}
    good = 0
    paths = [path for folder in FOLDERS for path in sorted((ZOO / folder).glob("*.py"))]
    for path in paths:
        if path.stem in SLOW:
            continue
        exploration = explore_file(path, "main")
        first = exploration.failures[0]
        problems = [each.type for each in (first.problem, *first.died) if each is not None]
        told = repr(as_plain(exploration)).encode()
        digest = hashlib.sha256(told).hexdigest()[:12]
        name = f"{path.parent.name}/{path.stem}"
        found[name] = [[first.kind, *problems], first.preemptions, first.schedule, digest]
    for path in paths[:: len(paths) // REPLAYED][:REPLAYED]:
        schedule = explore_file(path, "main").failures[0].schedule
        reports = [repr(explore_file(path, "main", replay=schedule)) for _ in range(TIMES)]
        good += sum(report == reports[0] for report in reports)
    return {"found": found, "replays": good}


def ask(python: str, seed: int) -> dict[str, Any]:
    """What that Python finds."""
    env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    command = [python, __file__, "--tell"]
    told = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True).stdout
    return dict(json.loads(told))


def main(pythons: list[str]) -> int:
    """Ask each, and print what differs."""
    answers = [ask(python, 1 + 7 * place) for place, python in enumerate(pythons)]
    first, worst = answers[0]["found"], 0
    for python, answer in zip(pythons[1:], answers[1:], strict=True):
        for part, what in enumerate(PARTS):
            other = answer["found"]
            names = [name for name in first if first[name][part] != other[name][part]]
            print(f"{pythons[0]} and {python}: {what} differs in {len(names)} of {len(first)}")
            for name in names if part < 3 else ():
                print(f"    {name}: {first[name][part]} and {other[name][part]}")
            worst += len(names) if part < 2 else 0
    replays = [answer["replays"] for answer in answers]
    print(f"replays with the same report, of {REPLAYED * TIMES}: {replays}")
    return 1 if worst or min(replays) < REPLAYED * TIMES else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--tell"]:
        print(json.dumps(found_by_this_python()))
    else:
        raise SystemExit(main(sys.argv[1:]))

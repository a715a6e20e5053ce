"""Makes a class of any size out of the known answers, grades it, and says what the grader costs.

    python benchmarks/grade_class.py FOLDER --students 30 --only 07_lock --jobs 2

A student is right (the solutions, or right answers in other styles), wrong (a known wrong answer
for each exercise), broken (files that do not load, are empty, or were not handed in) or mixed.
They hand in folders, zips, tars and stubs without folders. The same seed gives the same class.

overhead      what is above the time of the checks themselves, which the journal knows
first result  from the start of the command
memory        the most that the judge's own process held, and its workers
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tarfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kit.course import Exercise, read_course  # noqa: E402 - after the path is set

ANSWERS = ROOT / "tests" / "answers"
NAMES = ("Ana", "Ben Őry", "Chloé", "Дарья", "陳大文", "Émile Zürcher", "O'Neil", "عمر", "Zoë-Mae")
KINDS = ("right", "other", "wrong", "broken", "mixed", "mixed")
BROKEN = (
    b"def broken(:\n",
    b"",
    b"\xff\xfe\x00",
    b"raise SystemExit(0)\n",
    b"import no_such_module\n",
)


def answers(exercise: Exercise, kind: str) -> list[Path]:
    """Known answers of an exercise: right or wrong."""
    return sorted((ANSWERS / exercise.chapter / exercise.name / kind).glob("*.py"))


def answer(exercise: Exercise, kind: str, draw: random.Random) -> bytes | None:
    """The bytes of one stub, or None where nothing is handed in."""
    if kind == "mixed":
        kind = draw.choice(("right", "other", "wrong", "stub"))
    if kind == "broken":
        return draw.choice((*BROKEN, None))
    if kind == "stub":
        return (ROOT / "exercises" / exercise.path).read_bytes()
    known = answers(exercise, {"other": "right", "wrong": "wrong"}.get(kind, "none"))
    if known:
        return draw.choice(known).read_bytes()
    return (ROOT / "solutions" / exercise.path).read_bytes()


def write_folder(place: Path, files: dict[str, bytes]) -> None:
    """The tree of `exercises`."""
    for path, data in files.items():
        file = place / "exercises" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    place.mkdir(exist_ok=True)


def write_flat(place: Path, files: dict[str, bytes]) -> None:
    """Stubs without folders."""
    place.mkdir()
    for path, data in files.items():
        (place / path.rpartition("/")[2]).write_bytes(data)


def write_zip(place: Path, files: dict[str, bytes]) -> None:
    """A zip of the tree."""
    with zipfile.ZipFile(f"{place}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(f"my work/exercises/{path}", data)


def write_tar(place: Path, files: dict[str, bytes]) -> None:
    """A compressed tar of the chapters."""
    with tarfile.open(f"{place}.tar.gz", "w:gz") as archive:
        for path, data in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


WRITERS = (write_folder, write_zip, write_tar, write_flat)


def make_class(place: Path, students: int, exercises: list[Exercise], seed: int) -> None:
    """A folder with so many students."""
    draw = random.Random(seed)
    place.mkdir(parents=True)
    for number in range(students):
        name = f"{NAMES[number % len(NAMES)]} {number:03d}"
        kind = KINDS[number % len(KINDS)]
        drawn = {each.path: answer(each, kind, draw) for each in exercises}
        files = {path: data for path, data in drawn.items() if data is not None}
        WRITERS[number % len(WRITERS)](place / name, files)


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
    course = read_course(ROOT / "exercises")
    chosen = [
        each
        for each in course.exercises
        if not given.only or {each.chapter, each.name, each.key} & set(given.only)
    ]
    place, out = given.folder / "class", given.folder / f"grades-{given.jobs}"
    if not place.exists():
        make_class(place, given.students, chosen, given.seed)
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

"""Runs the known answers again and again, and says whether every report had the same bytes.

    python benchmarks/repeat.py --runs 20 --only 07_lock [--busy]

Each run checks every answer from the start, in the same folder; the texts and the verdicts of a
later run must be those of the first. ``--busy`` keeps every core busy with something else
meanwhile. Exit status: 0 all equal, 1 a difference (it is shown), 2 there was nothing to run.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "answers"))
from test_answers import ANSWERS, FOUND, MOST_COLUMNS, checked, words


def once(answers: list[Path], folder: Path) -> dict[str, str]:
    """The name of each answer -> all that its checks said."""
    said = {}
    for answer in answers:
        name = answer.relative_to(ANSWERS).with_suffix("").as_posix()
        place = folder / answer.stem
        said[name] = words(checked(answer, place))
        shutil.rmtree(place)
    return said


def digest(said: dict[str, str]) -> str:
    """Sixteen digits that are equal where every text is."""
    return hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()[:16]


def differences(first: dict[str, str], later: dict[str, str]) -> Iterator[str]:
    """A diff for each answer about which a later run said something else."""
    for name, text in first.items():
        if later[name] != text:
            lines = text.splitlines(), later[name].splitlines()
            yield "\n".join([name, *difflib.unified_diff(*lines, "first", "later", lineterm="")])


@contextlib.contextmanager
def busy(crew_size: int) -> Iterator[None]:
    """So many processes compute meanwhile."""
    command = [sys.executable, "-c", "while True: pass"]
    crew = [subprocess.Popen(command) for _ in range(crew_size)]
    try:
        yield
    finally:
        for process in crew:
            process.kill()
            process.wait()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--only", default="", help="answers whose path contains this")
    parser.add_argument("--busy", action="store_true", help="keep every core busy meanwhile")
    options = parser.parse_args()
    answers = [each for each in FOUND if options.only in each.relative_to(ANSWERS).as_posix()]
    if not answers:
        print(f"no answer's path contains {options.only!r}")
        return 2
    os.environ["COLUMNS"] = str(MOST_COLUMNS)
    crew_size = (os.cpu_count() or 1) if options.busy else 0
    different = 0
    with tempfile.TemporaryDirectory() as folder, busy(crew_size):
        first = once(answers, Path(folder))
        print(f"run  1: {len(answers)} answers, {digest(first)}", flush=True)
        for run in range(2, options.runs + 1):
            later = once(answers, Path(folder))
            print(f"run {run:2}: {len(answers)} answers, {digest(later)}", flush=True)
            for text in differences(first, later):
                different += 1
                print(text, flush=True)
    print(f"{options.runs} runs, {different} differences")
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main())

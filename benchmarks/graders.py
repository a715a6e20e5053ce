"""What a submission costs, and one more check: this grader and others, on one trivial exercise.

    python benchmarks/graders.py [--submissions 5] [--checks 20] [--folder FOLDER]

Each of the others gets a virtual environment of its own in a temporary folder (or in FOLDER, which
is kept); one that cannot be installed is named and left out. They start one process for each
submission, as their platforms do; `kit grade` judges all of them in one session, on one worker,
with the strongest containment that this machine offers, while the others have none.

start        seconds before the first submission that are spent once for a class
submission   milliseconds for one more submission, with one check
check        milliseconds for one more check of it

Each as wall time / CPU time, of the process and all that it waited for.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MORE = 8
ANSWER = "def total_of(numbers):\n    return sum(numbers)\n"
Cost = tuple[float, float]
"""Wall and CPU seconds."""


def write(folder: Path, name: str, text: str) -> None:
    """A file, and the folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def many(template: str, checks: int) -> str:
    """The text once for each check."""
    return "".join(template.replace("NUMBER", str(number)) for number in range(checks))


# ---------------------------------------------------------------- the others


def plain_pytest(folder: Path, checks: int) -> list[str]:
    """A test file beside the submission."""
    body = "def test_NUMBER():\n    assert adder.total_of([NUMBER, 1]) == NUMBER + 1\n"
    write(folder, "test_it.py", "import adder\n" + many(body, checks))
    return ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"]


def pytest_grader(folder: Path, checks: int) -> list[str]:
    """The same with points."""
    body = "@points(1)\ndef test_NUMBER():\n    assert adder.total_of([NUMBER, 1]) == NUMBER + 1\n"
    head = "import adder\nfrom pytest_grader import points\n"
    write(folder, "test_it.py", head + many(body, checks))
    plugin = ["-p", "no:cacheprovider", "-p", "pytest_grader", "--score"]
    return ["python", "-m", "pytest", "-q", *plugin, "test_it.py"]


def gradescope_utils(folder: Path, checks: int) -> list[str]:
    """Its runner of unittest, which writes a results.json."""
    body = (
        "    @weight(1)\n    def test_NUMBER(self):\n"
        "        self.assertEqual(adder.total_of([NUMBER, 1]), NUMBER + 1)\n"
    )
    head = (
        "import unittest\nimport adder\n"
        "from gradescope_utils.autograder_utils.decorators import weight\n"
        "from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner\n"
        "class Test(unittest.TestCase):\n"
    )
    tail = (
        "suite = unittest.defaultTestLoader.loadTestsFromTestCase(Test)\n"
        "with open('results.json', 'w') as file:\n    JSONTestRunner(stream=file).run(suite)\n"
    )
    write(folder, "run_tests.py", head + many(body, checks) + tail)
    return ["python", "run_tests.py"]


def check50(folder: Path, checks: int) -> list[str]:
    """Checks that import the submission."""
    body = (
        "@check50.check()\ndef check_NUMBER():\n    'one sum'\n"
        "    if check50.py.import_('adder.py').total_of([NUMBER, 1]) != NUMBER + 1:\n"
        "        raise check50.Failure('no')\n"
    )
    write(folder, "checks/__init__.py", "import check50\nimport check50.py\n" + many(body, checks))
    files = '  files:\n    - !exclude "*"\n    - !require adder.py\n'
    write(folder, "checks/.cs50.yml", f"check50:\n{files}")
    return ["check50", "--dev", "-o", "json", "--", "checks"]


def otter(folder: Path, checks: int) -> list[str]:
    """`otter run`, without a container; its autograder.zip is made once, and not counted."""
    case = '{"code": ">>> total_of([NUMBER, 1]) == NUMBER + 1\\nTrue", "hidden": False},'
    suite = f'{{"type": "doctest", "scored": True, "cases": [{many(case, checks)}]}}'
    test = f'OK_FORMAT = True\ntest = {{"name": "q1", "points": 1, "suites": [{suite}]}}\n'
    write(folder, "tests/q1.py", test)
    (folder / "results").mkdir()
    return ["otter", "run", "adder.py", "-a", "autograder.zip", "-o", "results"]


@dataclass(frozen=True)
class Other:
    """A grader that starts a process for each submission.

    prepare   writes its checks beside the submission; the command that grades it
    once      a command before that, if it needs one
    """

    name: str
    packages: tuple[str, ...]
    prepare: Callable[[Path, int], list[str]]
    once: tuple[str, ...] = ()


OTHERS = (
    Other("pytest", ("pytest",), plain_pytest),
    Other("gradescope-utils", ("gradescope-utils",), gradescope_utils),
    Other("pytest-grader", ("pytest-grader",), pytest_grader),
    Other("check50", ("check50",), check50),
    Other(
        "otter-grader",
        ("otter-grader", "ipykernel"),
        otter,
        ("otter", "generate", "-t", "tests", "-o", "autograder.zip"),
    ),
)


def installed(other: Other, folder: Path) -> str:
    """Its version; makes the environment. "" where it cannot be installed."""
    place = folder / "environments" / other.name
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *other.packages], capture_output=True, check=False)
    ask = f"import importlib.metadata as m; print(m.version({other.packages[0]!r}))"
    told = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False)
    return told.stdout.strip()


def cost_of(other: Other, folder: Path, checks: int, submissions: int) -> Cost:
    """Of one submission with so many checks, the mean; the first run is not counted."""
    place = folder / f"{other.name}-{checks}"
    shutil.rmtree(place, ignore_errors=True)
    write(place, "adder.py", ANSWER)
    command = other.prepare(place, checks)
    binaries = folder / "environments" / other.name / "bin"
    if other.once:
        run([str(binaries / other.once[0]), *other.once[1:]], place)
    costs = [
        run([str(binaries / command[0]), *command[1:]], place) for _ in range(submissions + 1)
    ][1:]
    return sum(wall for wall, _ in costs) / submissions, sum(cpu for _, cpu in costs) / submissions


def run(command: list[str], folder: Path) -> Cost:
    """SystemExit with what it said when it fails."""
    unset = ("PYTHONDONTWRITEBYTECODE", "PYTEST_ADDOPTS", "PYTHONPATH")
    words = {name: value for name, value in os.environ.items() if name not in unset}
    words["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{words.get('PATH', os.defpath)}"
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=words, capture_output=True, text=True, check=False
    )
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


# ---------------------------------------------------------------- this one

CHAPTER = """
title = "Sums"
number = 1
minutes = 1
[[exercise]]
name = "adder"
kind = "build"
file = "adder.py"
tests = "test_adder.py"
minutes = 1
goal = "A sum."
hints = []
"""
STUB = 'def total_of(numbers):\n    raise NotImplementedError("TODO: add")\n'
CHECK = """

def test_NUMBER(submission):
    assert submission.run(total, [NUMBER, 1]).value == NUMBER + 1
"""


def cost_of_class(folder: Path, checks: int, students: int) -> Cost:
    """Of `kit grade` for a class, on one worker."""
    place = folder / f"kit-{checks}-{students}"
    shutil.rmtree(place, ignore_errors=True)
    write(place, "course/01_sums/chapter.toml", CHAPTER)
    write(place, "course/01_sums/adder.py", STUB)
    head = "def total(adder, numbers):\n    return adder.total_of(numbers)\n"
    write(place, "course/01_sums/test_adder.py", head + many(CHECK, checks))
    for number in range(students):
        write(place, f"class/s{number:03d}/adder.py", ANSWER)
    command = [sys.executable, "-m", "kit", "grade", str(place / "class"), "--jobs", "1", "--each"]
    return run([*command, "--out", str(place / "grades"), "--course", str(place / "course")], ROOT)


def ours(folder: Path, checks: int, submissions: int) -> tuple[Cost, Cost, Cost]:
    """(once, a submission, a check); of more submissions, as they cost so little."""
    submissions *= MORE
    one = cost_of_class(folder, 1, 1)
    each = _share(cost_of_class(folder, 1, 1 + submissions), one, submissions)
    few, more = (cost_of_class(folder, 1 + checks, count) for count in (1, 1 + submissions))
    long = _share(more, few, submissions)
    return _share(one, each, 1), each, _share(long, each, checks)


def theirs(other: Other, folder: Path, checks: int, submissions: int) -> tuple[Cost, Cost, Cost]:
    """(once, a submission, a check)."""
    each = cost_of(other, folder, 1, submissions)
    return (0, 0), each, _share(cost_of(other, folder, 1 + checks, submissions), each, checks)


def _share(more: Cost, less: Cost, parts: int) -> Cost:
    return (more[0] - less[0]) / parts, (more[1] - less[1]) / parts


def row(name: str, version: str, costs: tuple[Cost, Cost, Cost]) -> str:
    """One line of the table."""
    once, each, check = costs
    return (
        f"{name:18}{version:9}{once[0]:7.2f} / {once[1]:4.2f}"
        f"{1000 * each[0]:9.0f} / {1000 * each[1]:<5.0f}"
        f"{1000 * check[0]:8.1f} / {1000 * check[1]:<6.1f}"
    ).rstrip()


def main() -> None:
    """The table, a line at a time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=5)
    parser.add_argument("--checks", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kit-graders-") as temporary:
        folder = (given.folder or Path(temporary)).resolve()
        print(f"{'wall / CPU':27}{'start, s':>14}{'submission, ms':>17}{'check, ms':>17}")
        print(row("kit", "", ours(folder, given.checks, given.submissions)), flush=True)
        for other in OTHERS:
            version = installed(other, folder)
            if not version:
                print(f"{other.name:18}cannot be installed here", flush=True)
                continue
            costs = theirs(other, folder, given.checks, given.submissions)
            print(row(other.name, version, costs), flush=True)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

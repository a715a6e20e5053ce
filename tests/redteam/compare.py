"""Prints the table attack x grader: who gives marks, hangs, leaves processes, loses files.

    python tests/redteam/compare.py [PART OF A NAME...]

Needs root on Linux: the other graders import what they grade, so each attack on them runs in a
jail. `gradescope-utils` and `pytest-grader` are installed into a temporary folder; one that cannot
be had is named and left out.
"""

# ruff: noqa: T201  it prints a table

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from jail import jailed  # noqa: E402
from stage import ATTACKS, name_of  # noqa: E402

SECONDS: Final = 8
LIMIT: Final = 2
CHECKS: Final = {
    "counter": """
        a, b = random.randint(10, 10_000), random.randint(10, 10_000)
        for _ in range(20):
            shared = counter.Counter()
            both = [threading.Thread(target=shared.add, args=(n,)) for n in (a, b)]
            for each in both: each.start()
            for each in both: each.join()
            assert shared.total == a + b
    """,
    "adder": """
        numbers = [random.randint(10, 10_000) for _ in range(5)]
        assert adder.total_of(list(numbers)) == sum(numbers)
    """,
}
HEAD: Final = "import random, threading\nimport {stub}\n"
PLAIN: Final = HEAD + "def test_it():\n{body}\n"
SCORED: Final = "from pytest_grader import points\n" + HEAD + "@points(2)\ndef test_it():\n{body}\n"
UNIT: Final = """
import unittest
from gradescope_utils.autograder_utils.decorators import weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner
import random, threading
class Test(unittest.TestCase):
    @weight(2)
    def test_it(self):
        import {stub}
{body}
if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Test)
    with open("results.json", "w") as file:
        JSONTestRunner(visibility="visible", stream=file).run(suite)
"""
PYTEST: Final = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]


def by_status(told: dict[str, Any]) -> bool:
    """Full marks of a continuous integration: the exit status is 0."""
    return told["status"] == 0


def by_score(told: dict[str, Any]) -> bool:
    """What pytest-grader prints last."""
    scores = re.findall(r"Total Score: (\d+)/(\d+)", told["output"])
    return bool(scores) and scores[-1] == ("2", "2")


def by_results(told: dict[str, Any]) -> bool:
    """What Gradescope would read."""
    try:
        tests = json.loads(told["results"])["tests"]
        return sum(each["score"] for each in tests) >= 2
    except (ValueError, KeyError, TypeError):
        return False


GRADERS: Final[dict[str, tuple[str, str, list[str], Callable[[dict[str, Any]], bool]]]] = {
    "pytest": ("pytest", PLAIN, [*PYTEST, f"--timeout={LIMIT}"], by_status),
    "gradescope-utils": ("gradescope_utils", UNIT, [], by_results),
    "pytest-grader": (
        "pytest_grader",
        SCORED,
        [*PYTEST, "-p", "no:timeout", "-p", "pytest_grader", "--score", f"--timeout={LIMIT}"],
        by_score,
    ),
}


def words(told: dict[str, Any], *, full: bool) -> str:
    """One field of the table."""
    if "error" in told:
        return "?"
    parts = ["FULL"] if full else []
    parts += ["hung"] if told["status"] is None else []
    parts += [f"{told['left']} left"] if told["left"] else []
    parts += ["changed"] if told["changed"] else []
    return ", ".join(parts) or "-"


def others(path: Path) -> dict[str, str]:
    """Field for each of the other graders that is installed."""
    found = {}
    for name, (package, template, options, is_full) in GRADERS.items():
        if importlib.util.find_spec(package) is None:
            print(f"{name} cannot be installed here", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top, "student")
            test = _hand_out(folder, path, template)
            told = jailed(folder, [sys.executable, *options, test], seconds=SECONDS)
        found[name] = words(told, full="error" not in told and is_full(told))
    return found


def _hand_out(folder: Path, path: Path, template: str) -> str:
    stub = path.parent.name
    (folder / "outside").mkdir(parents=True)
    (folder / "outside" / "victim").write_text("secret", encoding="ascii")
    work = "/cell/work"
    marks = {"{OUTSIDE}": f"{work}/outside", "{GRADES}": work, "{COURSE}": work, "{PORT}": "9"}
    source = path.read_bytes()
    for mark, word in marks.items():
        source = source.replace(mark.encode(), word.encode())
    (folder / f"{stub}.py").write_bytes(source)
    text = template.format(stub=stub, body=CHECKS[stub])
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    return "test_it.py"


def ours(paths: list[Path]) -> dict[str, str]:
    """Field for each attack: all of them in one class, graded by the kit."""
    with tempfile.TemporaryDirectory() as top:
        command = [sys.executable, str(HERE / "arena.py"), top, *map(name_of, paths)]
        told = json.loads(subprocess.check_output(command))
    whole = [*told["left"], *told["changed"], *told["leaked"]]
    if told["status"] not in (0, 1) or whole or told["verdicts"]["honest"]["points"] != 4:
        raise SystemExit(f"the kit itself: {told['status']} {whole}")
    points = {name: each["points"] for name, each in told["verdicts"].items()}
    return {name: "FULL" if points[name] else "-" for name in map(name_of, paths)}


def install(folder: Path) -> None:
    """The other graders, where a jail shows them: below a folder of packages."""
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    for name in ("gradescope-utils", "pytest-grader"):
        command = [*pip, "--no-deps", "--target", str(folder), name]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    sys.path.append(str(folder))


def main() -> None:
    """Install, compare."""
    with tempfile.TemporaryDirectory(prefix="kit-compare-") as top:
        folder = Path(top, "site-packages")
        folder.mkdir()
        install(folder)
        compare(sys.argv[1:])


def compare(wanted: list[str]) -> None:
    """The table, a line at a time, and the sums."""
    paths = [path for path in ATTACKS if not wanted or any(w in name_of(path) for w in wanted)]
    mine = ours(paths)
    sums: dict[str, dict[str, int]] = {}
    for path in paths:
        row = {"kit": mine[name_of(path)], **others(path)}
        if not sums:
            print(f"{'attack':44}" + "".join(f"{name:20}" for name in row))
        print(f"{name_of(path):44}" + "".join(f"{field:20}" for field in row.values()), flush=True)
        for name, field in row.items():
            for word in ("FULL", "hung", "left", "changed"):
                known = sums.setdefault(name, dict.fromkeys(("FULL", "hung", "left", "changed"), 0))
                known[word] += word in field
    print(f"\nof {len(paths)} attacks: full marks / hung / processes left / files changed")
    for name, known in sums.items():
        print(f"  {name:20}" + " / ".join(str(number) for number in known.values()))


if __name__ == "__main__":
    main()

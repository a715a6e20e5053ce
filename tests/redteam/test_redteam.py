"""Over a hundred submissions that mean harm, graded in one class with an honest one.

None earns a point, hangs the run, leaves a process, or reads or changes a file that is not its
own; and the honest one gets the same bytes as without them. Each attack is a file of `programs/`;
its first line says what it does, and may be followed by the one verdict that it must get.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from stage import ATTACKS, HERE, HONEST, NAMES, name_of

from kit.cell import Level
from kit.cell.sandbox.probe import probe

# Who does something to the machine, and so is tried as an ordinary user too.
TO_THE_MACHINE = (
    "abstract", "adopts", "daemon", "disk", "file_", "folders", "fork_", "hydra", "kills",
    "leaves", "limits", "links", "memory", "network", "own_", "reads", "removes", "slows",
    "startup", "stops", "system", "thread", "traces", "unmounts", "writes",
)  # fmt: skip
GROUPS = 3
NO_PASS = {"passed", "kit-error"}
ENDED = (0, 1)  # 1: one that is another program in each run waits for the instructor

pytestmark = [
    pytest.mark.skipif(
        probe().strongest.level < Level.NAMESPACES,
        reason=f"attacks run in namespaces only: {probe().namespaces}",
    ),
]


def groups() -> dict[str, list[Path]]:
    found = defaultdict(list)
    for number, path in enumerate(ATTACKS):
        found[f"class-{number % GROUPS}"].append(path)
        if path.stem.startswith(TO_THE_MACHINE) and path.parent.name == "adder":
            found[f"user-{1 + number % 2}"].append(path)
    return found


@pytest.fixture
def arena(tmp_path):
    """Grades these attacks; what the arena tells."""

    def grade(attacks: list[Path], *options: str) -> dict[str, Any]:
        command = [sys.executable, str(HERE / "arena.py"), *options, str(tmp_path)]
        command += [name_of(path) for path in attacks]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    return grade


@pytest.fixture(scope="session")
def alone(tmp_path_factory):
    """What is written about the honest one when nobody else is in the class."""
    known = {}

    def written(options: tuple[str, ...]) -> str:
        if options not in known:
            top = tmp_path_factory.mktemp("alone")
            command = [sys.executable, str(HERE / "arena.py"), *options, str(top)]
            known[options] = json.loads(subprocess.check_output(command))["honest"]
        return known[options]

    return written


def expected(path: Path) -> set[str]:
    """The verdicts that its header allows; none: any but a pass."""
    for line in path.read_bytes().decode("utf-8", "replace").splitlines()[1:2]:
        if line.startswith("# verdict: "):
            return set(line.removeprefix("# verdict: ").split("|"))
    return set()


@pytest.mark.parametrize("group", groups())
def test_nothing_comes_of_it(arena, alone, group) -> None:
    as_user = group.startswith("user")
    if as_user and os.geteuid() != 0:
        pytest.skip("the other groups run as an ordinary user already")
    attacks, options = groups()[group], ("--as-user",) if as_user else ()
    told = arena(attacks, *options)
    assert told["status"] in ENDED, told["said"]
    wrong = {}
    for path in attacks:
        grade = told["verdicts"][name_of(path)]
        own = grade["verdicts"][path.parent.name != "counter"]
        if grade["points"] or own in NO_PASS or own not in (expected(path) or {own}):
            wrong[name_of(path)] = grade
    assert wrong == {}
    assert told["verdicts"][HONEST]["points"] == 4
    assert told["honest"] == alone(options)
    assert told["left"] == told["leaked"] == told["changed"] == []
    assert not told["called"]


def test_names_and_files_that_nobody_asked_for_do_nothing(arena, alone) -> None:
    told = arena([], "--names")
    assert told["status"] == 0, told["said"]
    assert told["honest"] == alone(())
    strangers = {name: each for name, each in told["verdicts"].items() if name != HONEST}
    assert len(strangers) == len(NAMES)
    assert {each["points"] for each in strangers.values()} == {0}
    assert {each["verdicts"][1] for each in strangers.values()} == {"wrong"}
    assert "\u202e" not in told["said"]


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 60
    firsts = [path.read_bytes().splitlines()[0] for path in ATTACKS]
    assert all(line.startswith(b"# attack: ") for line in firsts)
    assert {name_of(path) for path in ATTACKS} >= {"adder-fork_bomb", "counter-only_for_my_own"}

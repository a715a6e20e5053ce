"""Imports point down only, and what the layers keep out stays out."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KIT = sorted((ROOT / "kit").rglob("*.py"))
TESTS = sorted(
    path
    for path in (ROOT / "tests").rglob("*.py")
    if not {"answers", "programs", "zoo"} & set(path.relative_to(ROOT).parts)
)
CHECKS = sorted((ROOT / "exercises").rglob("test_*.py"))
COURSE_FOLDERS = {"exercises", "solutions"}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def imported_modules(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def test_imports_point_down_only():
    pytest.importorskip("importlinter", reason="import-linter is in the extra 'test'")
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", ["kit", "kit.explorer", "kit.explorer.report", "kit.cell"])
def test_importing_it_brings_no_test_runner(module):
    program = (
        f"import sys, {module}\n"
        "brought = {'pytest', '_pytest', 'hypothesis', 'xdist'} & set(sys.modules)\n"
        "print(*sorted(brought))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.stdout, result.stderr) == ("\n", "")


def importing(paths, packages):
    """Names of the files that import one of the packages. One test for all files: they are many."""
    return [
        name_of(path)
        for path in paths
        if packages & {name.partition(".")[0] for name in imported_modules(path)}
    ]


def test_the_kit_never_imports_a_folder_of_the_course():
    assert importing(KIT, COURSE_FOLDERS) == []


def test_nothing_private_to_pytest_is_imported():
    assert importing(KIT + TESTS + CHECKS, {"_pytest"}) == []


def sleeps_in(path):
    """Lines with `time.sleep`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="time"), attr="sleep")):
                yield node.lineno


def test_a_test_waits_for_a_condition_and_never_for_a_time():
    found = [f"{name_of(path)}:{line}" for path in TESTS + CHECKS for line in sleeps_in(path)]
    assert found == []


def test_a_file_of_the_kit_stays_small():
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in KIT}
    assert {name: count for name, count in lines.items() if count > 400} == {}

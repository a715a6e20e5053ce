"""The wheel, installed in an environment of its own: the course comes out of it, and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
PARTS = (
    "kit",
    "exercises",
    "solutions",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "hatch_build.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that nothing appears among our own files."""
    pytest.importorskip("hatchling", reason="hatchling is in the extra 'test'")
    source = tmp_path_factory.mktemp("source")
    for name in PARTS:
        path = REPO / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, source / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(source)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(source.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel in it; it borrows the packages that the kit needs from ours."""
    folder = tmp_path_factory.mktemp("environment") / "an environment"
    venv.create(folder, with_pip=False, symlinks=True)
    packages = next(folder.glob("lib/python3*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "python"


def run(python, *arguments, folder):
    command = [str(python), "-m", *arguments]
    names = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.run(
        command, cwd=folder, env={**environment, "COLUMNS": "80"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_it_carries_the_course(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for path in [*REPO.glob("exercises/*/*"), *REPO.glob("solutions/*/*")]:
        if path.is_file():
            assert f"kit/_course/{path.relative_to(REPO).as_posix()}" in names
    for path in (REPO / "kit").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(REPO).as_posix() in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


def test_init_hint_board_diff_and_pytest_work_from_it(installed, tmp_path):
    kit = run(installed, "kit", "init", "my course", folder=tmp_path)
    assert (kit.returncode, kit.stderr) == (0, "")
    course = tmp_path / "my course"
    where = run(installed, "kit", "open", folder=course)
    assert "exercises/00_scheduler/guard_flag.py" in where.stdout, where.stderr
    stub = course / "exercises" / "00_scheduler" / "guard_flag.py"
    came = stub.read_text()
    refused = run(installed, "kit", "diff", "guard_flag", folder=course)
    assert (refused.returncode, "does not pass yet" in refused.stdout) == (1, True)
    shown = run(installed, "kit", "diff", "guard_flag", "--give-up", folder=course)
    assert "+    return " in shown.stdout
    stub.write_text('def schedule():\n    return "ABBBAA"\n')
    pytest_ = run(installed, "pytest", "exercises/00_scheduler", "-q", folder=course)
    assert "done  guard_flag    break    2 switches, par 2" in pytest_.stdout, pytest_.stdout
    run(installed, "kit", "reset", "guard_flag", folder=course)
    assert stub.read_text() == came
    nowhere = run(installed, "kit", folder=tmp_path)
    assert (nowhere.returncode, "kit init DIR writes one" in nowhere.stderr) == (2, True)

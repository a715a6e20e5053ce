"""What a killed grader left in the place for temporary files is removed by the next one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kit.grader import leftovers


@pytest.fixture
def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-S", "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.parametrize("kind", ["kit-grade", "kit-class", "kit"])
def test_only_folders_of_dead_processes_go(kind, dead, tmp_path):
    gone = [f"{kind}-{dead}-ab_1c", f"{kind}-{os.getpid()}-long_ago"]
    stay = [f"{kind}-{os.getpid()}-ab_1c", f"{kind}-abcdefgh", f"{kind}-{dead}", "other-1-a"]
    for name in (*gone, *stay):
        (tmp_path / name / "inside").mkdir(parents=True)
    os.utime(tmp_path / gone[1], (1, 1))  # before this process began: of another of its number
    leftovers.sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(stay)


def test_a_link_is_not_followed(dead, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").touch()
    (tmp_path / f"kit-grade-{dead}-x").symlink_to(tmp_path / "mine")
    leftovers.sweep(tmp_path)
    assert (tmp_path / "mine" / "file").exists()

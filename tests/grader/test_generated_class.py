"""A generated class, by `benchmarks/class_of_300.py`: killed again and again, it is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "class_of_300.py"
ONLY = ("06_thread/outcomes", "07_lock/deadlock_schedule", "10_thread_local/leak_user")


def test_killed_again_and_again_it_ends_with_the_bytes_of_an_undisturbed_run(tmp_path):
    """Right, wrong, broken, hostile and mixed ones; and nothing of the killed runs is left."""
    temporary = tmp_path / "tmp"
    temporary.mkdir(mode=0o755)
    command = [sys.executable, str(SCRIPT), str(tmp_path / "300"), "--students", "12"]
    only = [word for each in ONLY for word in ("--only", each)]
    done = subprocess.run(
        [*command, "--kills", "2", *only],
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "files: the same" in done.stdout
    assert "killed after [" in done.stdout
    for verdict in ("passed", "wrong", "crashed", "not-started", "does-not-import"):
        assert f"'{verdict}': " in done.stdout
    assert not list(temporary.iterdir())

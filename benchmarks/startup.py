"""What a learner waits for: `pytest exercises/` on untouched stubs, against one empty test.

    python benchmarks/startup.py

Both runs load the same plugins. The target is at most 1.5 s of difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 5
TARGET = 1.5


def seconds(path: Path, *, submission: Path | None = None) -> float:
    """Median seconds of `pytest PATH`, after one run that fills the byte code caches."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), str(path)]
    if submission is not None:
        command += ["--submission", str(submission)]
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begin)
    return median(times[1:])


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        empty_test = Path(folder) / "test_empty.py"
        empty_test.write_text("def test_nothing():\n    pass\n", encoding="utf-8")
        empty = seconds(empty_test)
    stubs = seconds(ROOT / "exercises")
    solved = seconds(ROOT / "exercises", submission=ROOT / "solutions")
    print(f"{'':<34} {'seconds':>8} {'ratio':>7}")
    for what, measured in (
        ("one empty test, same plugins", empty),
        ("pytest exercises/, untouched", stubs),
        ("pytest exercises/, all solved", solved),
    ):
        print(f"{what:<34} {measured:>8.2f} {measured / empty:>6.1f} x")
    print(f"untouched above empty: {stubs - empty:.2f} s (target: at most {TARGET} s)")


if __name__ == "__main__":
    main()

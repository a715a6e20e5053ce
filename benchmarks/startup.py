"""What a learner waits for: `pytest exercises/` on untouched stubs, against one empty test.

    python benchmarks/startup.py

Both runs load the same plugins. The target is at most 1.5 s of difference.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 3
TARGET = 1.5


def seconds(path: Path, *, submission: Path | None = None, runs: int = RUNS) -> tuple[float, float]:
    """Medians of `pytest PATH`: elapsed seconds and CPU seconds of all its processes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), str(path)]
    if submission is not None:
        command += ["--submission", str(submission)]
    times = [_one_run(command, environment) for _ in range(runs + 1)]  # the first fills caches
    return median(each[0] for each in times[1:]), median(each[1] for each in times[1:])


def _one_run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    begin, used = time.perf_counter(), _cpu_of_children()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin, _cpu_of_children() - used


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        empty_test = Path(folder) / "test_empty.py"
        empty_test.write_text("def test_nothing():\n    pass\n", encoding="utf-8")
        empty = seconds(empty_test)
    stubs = seconds(ROOT / "exercises")
    solved = seconds(ROOT / "exercises", submission=ROOT / "solutions", runs=1)
    print(f"{'':<34} {'elapsed':>8} {'ratio':>7} {'CPU':>8} {'ratio':>7}")
    for what, measured in (
        ("one empty test, same plugins", empty),
        ("pytest exercises/, untouched", stubs),
        ("pytest exercises/, all solved", solved),
    ):
        columns = (f"{m:>8.2f} {m / e:>5.1f} x" for m, e in zip(measured, empty, strict=True))
        print(f"{what:<34}", *columns)
    above = f"{stubs[0] - empty[0]:.2f} s elapsed, {stubs[1] - empty[1]:.2f} s of CPU time"
    print(f"untouched above empty: {above} (target: at most {TARGET} s)")


if __name__ == "__main__":
    main()

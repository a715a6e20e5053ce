"""What does `kit watch` cost at rest, and how soon does it answer a save?

    python benchmarks/watch.py [SECONDS]

In a terminal of its own, on one exercise of the course as `kit init` writes it: the CPU time of
all its processes in so many seconds in which nothing happens (default 10), and the time from a save
to the first line that says so, which the check itself comes after; median and worst of nine.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
KIT = [sys.executable, "-m", "kit"]
EXERCISE = "guard_flag"
SAVES = 9


def cpu_of(process: psutil.Process) -> float:
    """Seconds of all processes below it, and of those that have ended."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        times = each.cpu_times()
        total += times.user + times.system + times.children_user + times.children_system
    return total


def read_until(screen: int, words: bytes) -> float:
    """Wait until these words have come; when that was."""
    seen = b""
    while words not in seen:
        seen += os.read(screen, 4096)
    return time.perf_counter()


def main() -> None:
    """Print both figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KIT_LANG": "en"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*KIT, "init", folder], env=environment, check=True, capture_output=True)
        stub = Path(folder) / "exercises" / "00_scheduler" / f"{EXERCISE}.py"
        screen, end = pty.openpty()
        watching = subprocess.Popen(
            [*KIT, "watch", EXERCISE], cwd=folder, env=environment, stdin=end, stdout=end,
            stderr=end, start_new_session=True,
        )  # fmt: skip
        try:
            read_until(screen, b"q quit")
            process = psutil.Process(watching.pid)
            before = cpu_of(process)
            assert not select.select([screen], [], [], seconds)[0], "it said something by itself"
            used = cpu_of(process) - before
            waits = []
            for number in range(SAVES):
                text = f"{stub.read_text(encoding='utf-8')}# {number}\n"
                saved = time.perf_counter()
                stub.write_text(text, encoding="utf-8")
                waits.append(1000 * (read_until(screen, b"checking") - saved))
                read_until(screen, b"q quit")
        finally:
            watching.terminate()
            watching.wait()
    load = os.getloadavg()[0]
    print(f"idle: {used:.3f} s of CPU in {seconds:g} s")
    print(f"a save is answered in {statistics.median(waits):.0f} ms ({max(waits):.0f} at worst)")
    print(f"load average {load:.1f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()

"""How fast the explorer is, and whether its memory stays flat.

    python benchmarks/explorer.py
    python benchmarks/explorer.py --peers      the same programs under two other tools
    python benchmarks/explorer.py --scaling    threads, and steps of each
    python benchmarks/explorer.py --portfolio  which random strategy finds what is deep
    python benchmarks/explorer.py --completed  how many correct programs are searched to the end

Speed counts everything: a fresh module state for each schedule, the search, the smallest failing
schedule and its witness. Times are seconds of one core (CPU time), so that a busy machine does not
change them much. Read the figures as ratios; `target` is what the project aims at.
"""

from __future__ import annotations

import gc
import io
import resource
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median

import psutil

from kit.explorer import explore_file

PROGRAMS = Path(__file__).with_name("programs")
MEGABYTE = 1024 * 1024


def schedules_per_second(name: str, budget: int) -> float:
    """One exploration of a program with a budget of schedules."""
    begin = time.process_time()
    exploration = explore_file(PROGRAMS / name, function="check", schedules=budget, seed=0)
    return exploration.schedules / (time.process_time() - begin)


def megabytes_after(schedules: int) -> float:
    """Growth of resident memory over so many schedules, after a warm-up."""
    process = psutil.Process()
    schedules_per_second("rounds.py", 2_000)
    gc.collect()
    before = process.memory_info().rss
    schedules_per_second("rounds.py", schedules)
    gc.collect()
    return (process.memory_info().rss - before) / MEGABYTE


def command_seconds(name: str) -> tuple[float, int]:
    """Seconds of the whole command `kit explore`, its processes included, and its exit status."""
    begin = _seconds_of_children()
    command = [sys.executable, "-m", "kit", "explore", str(PROGRAMS / name)]
    status = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    return _seconds_of_children() - begin, status


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(what: str, measured: float, unit: str, target: float, *, more_is_better: bool) -> None:
    """One line of the table; ratio above 1 is better than the target."""
    ratio = measured / target if more_is_better else target / max(measured, 1e-9)
    sign = ">=" if more_is_better else "<="
    print(f"{what:<44} {measured:>10,.1f} {unit:<5} {sign} {target:>7,.0f} {ratio:>6.1f} x")


def main() -> None:
    """Measure and print the table."""
    print(f"{'':<44} {'measured':>10} {'':<5} {'target':>10} {'ratio':>8}")
    with redirect_stdout(io.StringIO()):
        schedules_per_second("balance.py", 100)
        small = median(schedules_per_second("balance.py", 100) for _ in range(15))
        large = median(schedules_per_second("rounds.py", 5_000) for _ in range(3))
        growth = megabytes_after(20_000)
    row("balance, 1 round, to the end and explained", small, "/s", 5_000, more_is_better=True)
    row("balance, 5 rounds, 5,000 schedules", large, "/s", 5_000, more_is_better=True)
    row("memory growth over 20,000 schedules", growth, "MB", 20, more_is_better=False)
    for name, wanted in (("tutorial.py", 1), ("tutorial_locked.py", 0)):
        seconds, status = command_seconds(name)
        note = "" if status == wanted else f" (exit status {status}, expected {wanted})"
        row(f"kit explore {name}, 200,000 rounds{note}", seconds, "s", 5, more_is_better=False)


if __name__ == "__main__":
    if "--peers" in sys.argv:
        import peers

        peers.main()
    elif "--scaling" in sys.argv:
        import scaling

        scaling.main()
    elif "--portfolio" in sys.argv:
        import portfolio

        portfolio.main()
    elif "--completed" in sys.argv:
        import completed

        completed.main()
    else:
        main()

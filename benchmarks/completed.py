"""How many correct programs of the zoo are searched to the end within a thousand schedules?

    python benchmarks/explorer.py --completed

The default budget is ten times that. Those that are not completed are listed.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from kit.explorer import explore_file
from kit.explorer.outcome import Exploration

SAFE = Path(__file__).resolve().parents[1] / "tests" / "zoo" / "safe"
BUDGET = 1_000  # schedules
MOST_THREADS = 4  # besides the main thread


def threads_of(exploration: Exploration) -> int:
    """The threads of its first outcome, without the main thread."""
    witness = exploration.outcomes[0].witness
    return len(witness.threads) - 1 if witness is not None else 0


def main() -> None:
    """Print those that are not completed, and the counts."""
    count: Counter[tuple[bool, bool]] = Counter()
    begin = time.process_time()
    for path in sorted(SAFE.glob("*.py")):
        found = explore_file(path, "main", schedules=BUDGET)
        few = threads_of(found) <= MOST_THREADS
        count[few, found.complete] += 1
        if not found.complete:
            print(f"{path.stem:<28} {threads_of(found):>3} threads  {found.covered}", flush=True)
    for few, words in ((True, f"up to {MOST_THREADS} threads"), (False, "more threads")):
        done, every = count[few, True], count[few, True] + count[few, False]
        print(f"{words}: {done} of {every} completed ({100 * done / max(every, 1):.0f} %)")
    print(f"{time.process_time() - begin:.0f} s of one core")


if __name__ == "__main__":
    main()

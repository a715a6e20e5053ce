"""Which random strategy finds what bounded search does not: schedules to the first bug.

    python benchmarks/explorer.py --portfolio

Deep programs: those of the zoo that need many switches or have many threads, and chains, whose
bug needs so many changes of two threads, each at one place, while others disturb. Each strategy
runs alone, from what the search itself learns first; the middle one of some seeds is told, `-`
where it found nothing within the budget. `bounded` knows no chance.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from unused_strategies import PCT, URW

from kit.explorer.program import FileProgram
from kit.explorer.runner import Runner
from kit.explorer.search import Search
from kit.explorer.strategies.bounded import Bounded
from kit.explorer.strategies.pos import Pos
from kit.explorer.strategies.uniform import Uniform
from kit.explorer.strategies.walk import Walk

ZOO = Path(__file__).resolve().parents[1] / "tests" / "zoo"
SEEDS, MOST, MOST_OF_MANY = 7, 600, 150  # the last where there are 50 threads or more
FROM_ZOO = (
    "racy/fibonacci_2", "racy/fibonacci_3", "racy/observer_2", "racy/observer_3",
    "racy/observer_started", "racy/reorder_5", "racy/reorder_20", "racy/reorder_100",
    "racy/two_stage_3", "racy/two_stage_20", "racy/two_stage_100", "racy/twenty_writers",
    "deadlock/four_locks_circle", "deadlock/philosophers_5", "deadlock/philosophers_7",
)  # fmt: skip
CHAINS = ((3, 2, 0), (3, 8, 0), (5, 2, 0), (5, 8, 0), (3, 2, 20), (5, 2, 20), (3, 2, 100))
CHAIN = """
import threading

state, noise = 0, 0


def player(parity):
    global state, noise
    for step in range({length}):
        for _ in range({noise}):
            noise += 1
        if step % 2 == parity and state == step:
            state = step + 1


def other():
    global noise
    for _ in range({noise}):
        noise += 1


def main():
    threads = [threading.Thread(target=player, args=(parity,)) for parity in (1, 0)]
    threads += [threading.Thread(target=other) for _ in range({others})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state < {length}
"""
STRATEGIES: dict[str, Callable[[int], Any]] = {
    "bounded": lambda _seed: Bounded(),
    "walk": Walk,
    "PCT": PCT,
    "POS": Pos,
    "URW": URW,
    "SURW": Uniform,
}


def first_bug(path: Path, make: Callable[[], Any], most: int) -> float:
    """Schedules until one fails; infinite if none did."""
    search = Search(Runner(FileProgram(path, "main")), 10**9)
    search.learn()
    strategy = make()
    for count in range(1, most + 1):
        if not strategy.start_run():
            break
        if search.runner.run(strategy).fails:
            return count
    return float("inf")


def row(name: str, path: Path) -> None:
    """One program: print what each strategy needs."""
    most = MOST_OF_MANY if "100" in name else MOST
    print(f"{name:<34}", end="", flush=True)
    for strategy, make in STRATEGIES.items():
        seeds = range(1 if strategy == "bounded" else SEEDS)
        found = median(first_bug(path, lambda s=seed, m=make: m(s), most) for seed in seeds)
        print(f"{'-' if found > most else f'{found:,.0f}':>9}", end="", flush=True)
    print()


def main() -> None:
    """Print the table."""
    print(f"{'':<34}" + "".join(f"{name:>9}" for name in STRATEGIES))
    with tempfile.TemporaryDirectory() as folder:
        for length, noise, others in CHAINS:
            name = f"chain of {length}, noise {noise}, {others} others"
            path = Path(folder, f"chain_{length}_{noise}_{others}.py")
            path.write_text(CHAIN.format(length=length, noise=noise, others=others), "utf-8")
            row(name, path)
        for name in FROM_ZOO:
            row(name, ZOO / f"{name}.py")


if __name__ == "__main__":
    main()

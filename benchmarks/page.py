"""How heavy is a page with many states, and how long does it take to open?

    python benchmarks/page.py [STATES]

Needs a Chromium. Times are from the start of the navigation to the end of the load event, in
which the page's script has built everything, and for one step after that; medians of nine.
"""

from __future__ import annotations

import runpy
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kit.explorer import explore_file
from kit.explorer.graph import graph_of
from kit.explorer.packed import pack
from kit.explorer.program import FileProgram
from kit.page import Page, write

ROOT = Path(__file__).parents[1]
PROGRAMS = ("deadlock/philosophers_5", "deadlock/one_sentinel", "racy/bakery")
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
STEP = (
    "(() => { const start = performance.now();"
    " document.querySelector('.stepper[aria-disabled=false]').click();"
    " document.body.offsetHeight; return performance.now() - start; })()"
)


def main() -> None:
    """Print one line for each program."""
    states = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    browser = runpy.run_path(str(ROOT / "tests" / "page" / "browser.py"))["Browser"]()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name in PROGRAMS:
                measure(browser, name, states, Path(folder))
    finally:
        browser.close()


def measure(browser: Any, name: str, states: int, folder: Path) -> None:
    """One program: its states, its page, and the page in the browser."""
    path = ROOT / "tests" / "zoo" / f"{name}.py"
    outcomes = explore_file(path, "main", schedules=2_000).outcomes
    first = next(each for each in outcomes if each.kind != "returned" or each.died)
    start = time.perf_counter()
    packed = pack(graph_of(FileProgram(path, "main"), first.schedule, states=states), most=states)
    made = time.perf_counter() - start
    text = write(Page(path.stem, "race", graph=packed))
    file = folder / f"{path.stem}.html"
    file.write_text(text, encoding="utf-8")
    browser.look()
    loads, steps = [], []
    for _ in range(9):
        browser.open(file.as_uri())
        browser.run("new Promise(done => setTimeout(done))")
        loads.append(browser.run(LOADED))
        steps.append(browser.run(STEP))
    print(
        f"{path.stem:18} {len(packed['states']):6,} states  {len(text) / 1e6:5.2f} MB"
        f"  made in {made:4.1f} s  opens in {statistics.median(loads):4.0f} ms"
        f"  a step takes {statistics.median(steps):3.0f} ms"
    )


if __name__ == "__main__":
    main()

"""After an exercise: can the cell of this submission be believed?

The race itself, and how it rides along with a check's own scenario, are `kit.cell.canaries`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.cell import Cell, canaries
from kit.pytest_plugin.submission import Exploring


def tampered(
    make_cell: Callable[[Path], Cell], root: Path, stub: str, asked: Sequence[Exploring] = ()
) -> str:
    """Why what passed is not believed; "" when every known race is found.

    asked  the explorations of checks that passed; the last of them is run with the race on board
    """
    with contextlib.closing(make_cell(root)) as cell:
        for each in asked[-1:]:
            if reason := canaries.ride_along(cell, stub, each.scenario, each.args):
                return reason
        return canaries.known_race(cell, stub)

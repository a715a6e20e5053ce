"""Canaries: code that is known to be wrong goes the same way as a submission, and must fail.

A cell in which a known race is found clean was tampered with: what passed in it is forged.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import cloudpickle

from kit import together
from kit.cell import Cell

SCHEDULES: Final = 200


def lost_update(module: Any) -> int:  # noqa: ARG001 - every scenario is given the module
    """Two threads add 1, and let go of the lock between reading and writing."""
    held = [0]
    lock = threading.Lock()

    def add() -> None:
        with lock:
            seen = held[0]
        with lock:
            held[0] = seen + 1

    together(add, add)
    return held[0]


def tampered(make_cell: Callable[[Path], Cell], root: Path, stub: str) -> str:
    """Why the cell of this submission cannot be believed; "" when the canary is found out."""
    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the cell knows no grader
    cell = make_cell(root)
    try:
        reply = cell.explore(stub, lost_update, schedules=SCHEDULES)
    finally:
        cell.close()
    if reply.end == "forged":
        return "it wrote into the answer to the judge"
    if reply.end != "returned":
        return ""  # that it does not run is not that it lies
    values = {each.get("value") for each in reply.value.get("outcomes", ())}
    return "" if {1, 2} <= values else "a known race was not found in it"

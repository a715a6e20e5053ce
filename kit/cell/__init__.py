"""Cells: submitted code runs in a process that can be killed, and only plain data comes back."""

from __future__ import annotations

from kit.cell.cell import Cell
from kit.cell.naming import Submission
from kit.cell.reply import CellUnavailable, Leftover, Limits, Reply
from kit.cell.sandbox.level import LEARNER, Containment, Level
from kit.cell.warm import prepare

__all__ = [
    "LEARNER",
    "Cell",
    "CellUnavailable",
    "Containment",
    "Leftover",
    "Level",
    "Limits",
    "Reply",
    "Submission",
    "prepare",
]

"""Cells: submitted code runs in a process that can be killed, and only plain data comes back."""

from __future__ import annotations

from kit.cell.cell import Cell
from kit.cell.naming import Submission
from kit.cell.reply import CellUnavailable, Leftover, Limits, Reply

__all__ = ["Cell", "CellUnavailable", "Leftover", "Limits", "Reply", "Submission"]

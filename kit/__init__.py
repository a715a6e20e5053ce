"""Checks of concurrent programs that find every race and show it.

What the author of a check imports: ``from kit import points, together``.

PYTEST_DONT_REWRITE: whoever runs the checks has imported this before pytest starts, and pytest
warns of that in the plugins that are installed; where warnings are errors, nothing would run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# Not lazy: importing the module of that name later would put itself in the function's place.
from kit.together import together

if TYPE_CHECKING:
    from kit.pytest_plugin.points import points as points
    from kit.pytest_plugin.puzzle import Puzzle as Puzzle

__all__ = ["Puzzle", "points", "together"]

_JUDGES_ONLY = {"Puzzle": "kit.pytest_plugin.puzzle", "points": "kit.pytest_plugin.points"}


def __getattr__(name: str) -> Any:
    """Loaded when it is asked for: the cell never loads what only the judge needs."""
    if name not in _JUDGES_ONLY:
        raise AttributeError(f"module 'kit' has no attribute {name!r}")
    return getattr(import_module(_JUDGES_ONLY[name]), name)

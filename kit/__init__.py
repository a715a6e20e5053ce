"""Checks of concurrent programs that find every race and show it.

What the author of a check imports: ``from kit import points, together``. Each name is loaded
when it is first asked for, so that the cell never loads what only the judge needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kit.pytest_plugin.points import points as points
    from kit.together import together as together

__all__ = ["points", "together"]

_HOMES = {"points": "kit.pytest_plugin.points", "together": "kit.together"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))

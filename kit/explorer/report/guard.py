"""Nothing that a submission wrote reaches the screen unread: every text is made safe first."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from kit.explorer.outcome import Outcome
from kit.explorer.report.failure import Failure
from kit.plain.width import safe

_T = TypeVar("_T")


def guarded(item: _T, *, ascii_only: bool) -> _T:
    """A copy of a frozen value in which every text is safe to print.

    What the judge said keeps its lines. Plain data under ``Outcome.value`` stays as it is;
    it is made safe when it is shown.
    """
    return _copied(item, ascii_only=ascii_only)  # type: ignore[no-any-return]


def _copied(item: Any, *, ascii_only: bool) -> Any:
    if type(item) is str:
        return safe(item, ascii_only=ascii_only)
    if type(item) is tuple:
        return tuple(_copied(each, ascii_only=ascii_only) for each in item)
    if is_dataclass(item):
        return _fields_copied(item, ascii_only=ascii_only)
    return item


def _fields_copied(item: Any, *, ascii_only: bool) -> Any:
    changed = {}
    for each in fields(item):
        value = getattr(item, each.name)
        if type(item) is Outcome and each.name == "value":
            changed[each.name] = value
        elif type(item) is Failure and each.name == "said":
            changed[each.name] = "\n".join(
                safe(line, ascii_only=ascii_only) for line in value.split("\n")
            )
        else:
            changed[each.name] = _copied(value, ascii_only=ascii_only)
    return type(item)(**changed)

"""Nothing that a submission wrote reaches the screen unread: every text is made safe first."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from kit.explorer.report.width import safe

_T = TypeVar("_T")
_UNTOUCHED = ("value", "stdout")


def guarded(item: _T, *, ascii_only: bool) -> _T:
    """A copy of a frozen value in which every text is safe to print.

    Plain data under ``Outcome.value`` stays as it is; it is made safe when it is shown.
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
    values = {each.name: getattr(item, each.name) for each in fields(item)}
    plain = {name for name in _UNTOUCHED if type(values.get(name)) is not str}
    changed = {
        name: value if name in plain else _copied(value, ascii_only=ascii_only)
        for name, value in values.items()
    }
    return type(item)(**changed)

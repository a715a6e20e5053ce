"""What a check is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

Check = TypeVar("Check", bound=Callable[..., Any])


def points(worth: int) -> Callable[[Check], Check]:
    """Mark a check as worth so many points (1 without this mark); above or below ``@given``.

    Each case of a parametrized check is worth as much. ValueError if not a whole number above 0.
    """
    if type(worth) is not int or worth < 1:
        raise ValueError(f"points must be a whole number above 0, got {worth!r}")
    return pytest.mark.points(worth)


def worth_of(item: pytest.Item) -> int:
    """The points of a collected check."""
    mark = item.get_closest_marker("points")
    return int(mark.args[0]) if mark is not None else 1

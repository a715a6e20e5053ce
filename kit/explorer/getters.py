"""`operator.attrgetter`, `itemgetter` and `methodcaller` of the explored program.

The real ones reach into an object without any code of the program: what they read would not
be seen. These take the same steps as the attribute or the item written out.
"""

from __future__ import annotations

import operator
from typing import Any

from kit.explorer import calling
from kit.explorer.scheduler import SCHEDULER as S


class _Getter:
    """Looks like the real one, and asks it while nobody else lives."""

    _real: Any

    def __repr__(self) -> str:
        return repr(self._real)

    def __reduce__(self) -> Any:
        return self._real.__reduce__()


class attrgetter(_Getter):  # noqa: N801
    """As `operator.attrgetter`."""

    __module__ = "operator"

    def __init__(self, attr: str, /, *attrs: str) -> None:
        self._real = operator.attrgetter(attr, *attrs)
        self._names = (attr, *attrs)

    def __call__(self, thing: Any, /) -> Any:
        """The attribute, or a tuple of them."""
        if S.alone:
            return self._real(thing)
        found = tuple(self._walk(thing, name.split(".")) for name in self._names)
        return found if len(found) > 1 else found[0]

    @staticmethod
    def _walk(thing: Any, names: list[str]) -> Any:
        for name in names:
            thing = calling.attribute(thing, name)
        return thing


class itemgetter(_Getter):  # noqa: N801
    """As `operator.itemgetter`."""

    __module__ = "operator"

    def __init__(self, item: Any, /, *items: Any) -> None:
        self._real = operator.itemgetter(item, *items)
        self._keys = (item, *items)

    def __call__(self, thing: Any, /) -> Any:
        """The item, or a tuple of them."""
        if S.alone:
            return self._real(thing)
        found = tuple(calling.item(thing, key) for key in self._keys)
        return found if len(found) > 1 else found[0]


class methodcaller(_Getter):  # noqa: N801
    """As `operator.methodcaller`."""

    __module__ = "operator"

    def __init__(self, name: str, /, *args: Any, **kwargs: Any) -> None:
        self._real = operator.methodcaller(name, *args, **kwargs)
        self._call = (name, args, kwargs)

    def __call__(self, thing: Any, /) -> Any:
        """What the method gives."""
        return self._real(thing) if S.alone else calling.method(thing, *self._call)

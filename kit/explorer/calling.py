"""Calls and accesses for which no instrumented code stands: the library makes them.

Their sites are made when they are met, one for each line of the program and each name.
"""

from __future__ import annotations

import sys
from typing import Any

from kit.explorer import watch
from kit.explorer.site import Site
from kit.explorer.watch_calls import on_call

TARGET = Site(0, "", 0, 0, "calls", "its target", "", "", changes=False)
PAUSES: dict[str, set[int]] = {}  # file -> lines with a wait that only sets the pace of a loop
SHOWN: dict[str, str] = {}  # file -> its path as the learner knows it
_SITES: dict[tuple[str, int, str, str], Site] = {}


def forget() -> None:
    """A new exploration begins: nothing is known to be shared."""
    TARGET.visible = False
    _SITES.clear()


def on_target(function: Any, args: Any) -> None:
    """The library calls what a thread or a pool was given: perhaps a method of a container."""
    on_call(TARGET, function, *args[:2])


def attribute(thing: Any, name: str) -> Any:
    """`thing.name`, as a step where that is shared."""
    watch.on_attribute(_site("reads", name), thing)
    return getattr(thing, name)


def item(thing: Any, key: Any) -> Any:
    """`thing[key]`, as a step where that is shared."""
    watch.on_item(_site("reads", "", f"[{key!r}]"), thing, key)
    return thing[key]


def method(thing: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """`thing.name(...)`, as a step where that is shared."""
    bound = attribute(thing, name)
    on_call(_site("calls", "", f".{name}()"), bound, *args[:2])
    return bound(*args, **kwargs)


def _site(verb: str, name: str, text: str = "") -> Site:
    frame: Any = sys._getframe(2)  # noqa: SLF001
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("kit.exp"):
        frame = frame.f_back
    path, line = frame.f_code.co_filename, frame.f_lineno
    key = (path, line, verb, name or text)
    if key not in _SITES:
        _SITES[key] = Site(
            len(_SITES), SHOWN.get(path, path), line, 0, verb, text or f".{name}", name, "",
            changes=False,
        )  # fmt: skip
    return _SITES[key]

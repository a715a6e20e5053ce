"""Canaries: a known race goes the same way as a submission, and must be found.

A cell that finds it clean was tampered with, and what passed in it is forged. The canary rides
along: it is the check's own scenario, beside the submission, in the same process, in which every
thread also loses an update now and then. Whoever hides outcomes cannot know which to hide; and
nothing but the explorer's own work finds them all. Where no thread came along, it goes once more
by a name that nobody knows: whoever exchanged what the scenario calls is told by that.
"""

from __future__ import annotations

import os
import sys
import threading
import types
from collections.abc import Callable
from typing import Any, Final

import cloudpickle

from kit.cell.cell import Cell
from kit.together import together

SCHEDULES: Final = (12, 500)
"""An honest explorer finds it in a few; only where it does not, more are tried."""
_HIDDEN: Final = "a known race was not found in it"
_EXCHANGED: Final = "threads that the check starts did not run as threads in it"


def known_race(cell: Cell, module: str) -> str:
    """Two threads that lose an update, beside the submission; why its cell is not believed, or "".

    For a check that explores nothing of its own with `together`.
    """
    return _judged(cell, module, _two_updates, ())[0]


def ride_along(
    cell: Cell, module: str, scenario: Callable[..., object], args: tuple[object, ...]
) -> str:
    """The scenario of a passed check once more; why what passed is not believed, or ""."""
    for secret in ("", f"_{os.urandom(8).hex()}"):
        shadow = _shadow(scenario, secret)
        if shadow is None:
            return ""
        reason, rode = _judged(cell, module, shadow, args)
        if reason or rode:
            return reason or (_EXCHANGED if secret else "")
    return ""


def _judged(
    cell: Cell, module: str, scenario: Callable[..., object], args: tuple[object, ...]
) -> tuple[str, bool]:
    """(why it is not believed, some thread came along)."""
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    for schedules in SCHEDULES:
        reply = cell.explore(module, scenario, *args, schedules=schedules)
        if reply.end == "forged":
            return reply.reason, False
        if reply.end != "returned" or type(reply.value) is not dict:
            return "", False  # that it does not run is not that it lies
        counts = [_counts(outcome) for outcome in reply.value.get("outcomes", ())]
        lost = any(kept < all_ for each in counts for kept, all_ in each)
        could = any(all_ > 1 for each in counts for _, all_ in each)
        if lost or not could:
            return "", could
        if reply.value.get("complete"):
            return _HIDDEN, True
        if reply.value.get("schedules", 0) < schedules:
            break  # runs that cost so much that no more of them are to be had
    return "", True  # What did not come to its end may have missed it: that is no lie.


def _counts(outcome: dict[str, Any]) -> list[tuple[int, int]]:
    """(updates that were kept, updates in all) of each `together` of one outcome."""
    value = outcome.get("value")
    if type(value) is not list or len(value) != 2 or type(value[1]) is not list:
        return []
    return [(kept, all_) for kept, all_ in value[1]]


# ---------------------------------------------------------------- what runs in the cell


def _two_updates(module: object) -> list[object]:  # noqa: ARG001 - each is given the module
    held, lock = [0], threading.Lock()

    def add() -> None:
        with lock:
            seen = held[0]
        with lock:
            held[0] = seen + 1

    together(add, add)
    return [None, [[held[0], 2]]]


def _rides(module: object, *args: object) -> list[object]:
    _kit_lost.clear()  # type: ignore[name-defined]  # noqa: F821
    for name in _kit_own:  # type: ignore[name-defined]  # noqa: F821
        globals().setdefault(name, _kit_riding)  # type: ignore[name-defined]  # noqa: F821
    value = _kit_scenario(module, *args)  # type: ignore[name-defined]  # noqa: F821
    return [value, list(_kit_lost)]  # type: ignore[name-defined]  # noqa: F821


def _riding(*callables: Callable[[], object]) -> object:
    held, lock = [0], _kit_threading.Lock()  # type: ignore[name-defined]  # noqa: F821

    def loses_one_and(call: Callable[[], object]) -> Callable[[], object]:
        def both() -> object:
            with lock:
                seen = held[0]
            with lock:
                held[0] = seen + 1
            return call()

        return both

    values = _kit_together(*map(loses_one_and, callables))  # type: ignore[name-defined]  # noqa: F821
    _kit_lost.append([held[0], len(callables)])  # type: ignore[name-defined]  # noqa: F821
    return values


def _shadow(scenario: Callable[..., object], secret: str) -> Callable[..., object] | None:
    """The scenario over a `together` that loses updates; None when it has none.

    All functions get one common dict of globals, in which the explorer finds what it replaces.

    secret  the name by which `together` is called; "" for its own
    """
    if not isinstance(scenario, types.FunctionType):
        return None
    names = dict(scenario.__globals__)
    own = [name for name, value in names.items() if value is together]
    if not own:
        return None
    names.update(_kit_threading=threading, _kit_together=together, _kit_lost=[])
    for name, value in list(names.items()):
        if isinstance(value, types.FunctionType) and value.__globals__ is scenario.__globals__:
            names[name] = _over(value, names, scenario.__module__)
    for name in own:
        names[name] = names[secret or name] = _over(_riding, names, scenario.__module__)
    names.update(_kit_own=own, _kit_riding=names[own[0]])
    names["_kit_scenario"] = _over(scenario, names, scenario.__module__)
    for value in list(names.values()) if secret else ():
        if isinstance(value, types.FunctionType) and value.__globals__ is names:
            value.__code__ = _renamed(value.__code__, dict.fromkeys(own, secret))
    return _over(_rides, names, scenario.__module__)


def _renamed(code: types.CodeType, names: dict[str, str]) -> types.CodeType:
    consts = (
        _renamed(each, names) if isinstance(each, types.CodeType) else each
        for each in code.co_consts
    )
    return code.replace(
        co_names=tuple(names.get(each, each) for each in code.co_names), co_consts=tuple(consts)
    )


def _over(function: Any, names: dict[str, Any], module: str) -> types.FunctionType:
    made = types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )
    made.__kwdefaults__ = function.__kwdefaults__
    made.__module__ = module
    return made

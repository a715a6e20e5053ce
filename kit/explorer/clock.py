"""The virtual clock: `time` for the library's machinery, and for the explored program."""

from __future__ import annotations

import time as real_time
import types
from typing import TYPE_CHECKING, Any

from kit.explorer.scheduler import SCHEDULER as S

if TYPE_CHECKING:
    from collections.abc import Callable

EPOCH = 1_700_000_000.0
TICK = 0.001  # every look at the clock takes this long, so that polling it ends


def reset() -> None:
    """Before each run: nobody has looked at the clock."""
    _Looks.at, _Looks.count = 0.0, 0


def new_module(name: str, names: dict[str, Any]) -> types.ModuleType:
    """A module with these names."""
    module = types.ModuleType(name)
    module.__dict__.update(names)
    return module


PATIENCE = 100  # looks at a clock that stands still, before it ticks


class _Looks:
    """How often in a row the machinery has looked at the same time."""

    at, count = 0.0, 0


def _stands_still() -> float:
    """The time; who looks again and again in one step sees it pass: `as_completed(timeout=0)`."""
    if S.tracer is not None:
        S.tracer.note(("clock", 0), changes=False)
    if _Looks.at != S.now:
        _Looks.at, _Looks.count = S.now, 0
    _Looks.count += 1
    if _Looks.count > PATIENCE:
        S.now += TICK
    return S.now


def quiet_time() -> types.ModuleType:
    """`time` for the machinery: the virtual clock, which stands still while code runs."""
    clock = {
        "monotonic": _stands_still,
        "time": lambda: EPOCH + S.now,
        "sleep": S.yield_turn,
    }
    return new_module("time", {**real_time.__dict__, **clock})


def _sleep(seconds: float, /) -> None:
    """As `time.sleep`, on the virtual clock: it takes no time."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    S.current.touched = True
    if S.recorder is not None and not S.alone:
        S.recorder.pending_sync(S.current, seconds, "sleeps")
    S.yield_turn(float(seconds))


def visible_time() -> types.ModuleType:
    """`time` for the program: the virtual clock; looking at it takes a tick."""

    def clock(start: float, scale: int = 0) -> Callable[[], float]:
        def now() -> float:
            if S.tracer is not None:
                S.tracer.note(("clock", 0))
            S.now += TICK
            S.progress += 1
            if S.current.step_count == 0:
                S.identity_matters = True  # threads that have not begun may see other times
            return int((start + S.now) * scale) if scale else start + S.now

        return now

    names: dict[str, Any] = {"sleep": _sleep}
    for name, start in (
        ("time", EPOCH),
        ("monotonic", 0.0),
        ("perf_counter", 0.0),
        ("process_time", 0.0),
        ("thread_time", 0.0),
    ):
        names[name] = clock(start)
        names[name + "_ns"] = clock(start, 10**9)
    return new_module("time", {**real_time.__dict__, **names})

"""Where a thread stands: the frames of a fiber, and names for the objects it waits for."""

from __future__ import annotations

import contextlib
import types
from typing import TYPE_CHECKING, Any

from kit.explorer import locks
from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from kit.explorer.fiber import Fiber
    from kit.explorer.loader import Loader

KIND_WORDS = {
    **dict.fromkeys(("Lock", "RLock", "QuietLock"), "a lock"),
    **dict.fromkeys(("Semaphore", "BoundedSemaphore"), "a semaphore"),
    **dict.fromkeys(("Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"), "a queue"),
    "Event": "an event",
    "Condition": "a condition",
    "Barrier": "a barrier",
    "Future": "a future",
}


def top_frame(fiber: Fiber) -> FrameType | None:
    """The innermost frame of a fiber that is standing, or of the one that runs."""
    import sys  # noqa: PLC0415

    if fiber is SCHEDULER.current and fiber.greenlet.gr_frame is None:
        return sys._getframe(1)  # noqa: SLF001
    return fiber.greenlet.gr_frame  # type: ignore[no-any-return]


def user_frame(fiber: Fiber, loader: Loader) -> tuple[str, int, FrameType] | None:
    """(path, line, frame) of the innermost line of the program that this thread is in."""
    frame = top_frame(fiber)
    while frame is not None:
        prepared = loader.by_path.get(frame.f_code.co_filename)
        if prepared is not None:
            return prepared.shown, frame.f_lineno, frame
        frame = frame.f_back
    return None


def waited_object(fiber: Fiber, loader: Loader) -> Any:
    """The lock, queue, event, ... of the program that this thread waits for."""
    if isinstance(fiber.want, locks.Lock | locks.RLock):
        return fiber.want
    frame, found = top_frame(fiber), fiber.want
    while frame is not None and frame.f_code.co_filename not in loader.by_path:
        candidate = frame.f_locals.get("self")
        if candidate is not None and type(candidate).__name__ in (
            *KIND_WORDS,
            "Thread",
            "ThreadHandle",
        ):
            found = candidate
        frame = frame.f_back
    return found


def name_in(frame: FrameType, thing: Any) -> str | None:
    """How this frame's source calls the object: a local, a global, or an attribute of one."""
    for name, value in (*frame.f_locals.items(), *frame.f_globals.items()):
        if value is thing and not name.startswith("__"):
            return name
    for name, value in frame.f_locals.items():
        found = _attribute_of(value, thing)
        if found is not None:
            return f"{name}{found}"
    for name, value in frame.f_globals.items():
        if not name.startswith("__"):
            found = _attribute_of(value, thing)
            if found is not None:
                return f"{name}{found}"
    return None


def _attribute_of(owner: Any, thing: Any) -> str | None:
    """``.lock`` or ``[0]``: where the owner keeps the thing. Asks no code of the owner."""
    kind = type(owner)
    if kind is dict:
        pairs = ((f"[{key!r}]", value) for key, value in owner.items() if type(key) in (str, int))
    elif kind in (list, tuple):
        pairs = ((f"[{place}]", value) for place, value in enumerate(owner))
    else:
        pairs = ((f".{name}", value) for name, value in _attributes(owner))
    return next((words for words, value in pairs if value is thing), None)


def _attributes(owner: Any) -> Iterator[tuple[str, Any]]:
    with contextlib.suppress(AttributeError):
        yield from object.__getattribute__(owner, "__dict__").items()
    for kind in type(owner).__mro__:
        for name, value in vars(kind).items():
            if type(value) is types.MemberDescriptorType:
                with contextlib.suppress(AttributeError):
                    yield name, value.__get__(owner)

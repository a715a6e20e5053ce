"""Where a thread stands: the frames of a fiber, and names for the objects it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.explorer import locks
from kit.explorer.scheduler import SCHEDULER

if TYPE_CHECKING:
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
        if not name.startswith("__") and not isinstance(
            value, type(frame.f_globals.get("__builtins__"))
        ):
            found = _attribute_of(value, thing)
            if found is not None:
                return f"{name}{found}"
    return None


def _attribute_of(owner: Any, thing: Any) -> str | None:
    if type(owner) is dict:
        return next(
            (
                f"[{key!r}]"
                for key, value in owner.items()
                if value is thing and type(key) in (str, int)
            ),
            None,
        )
    if type(owner) in (list, tuple):
        return next((f"[{place}]" for place, value in enumerate(owner) if value is thing), None)
    names = getattr(type(owner), "__dict__", None) and getattr(owner, "__dict__", None)
    if not isinstance(names, dict):
        slots = getattr(type(owner), "__slots__", ())
        names = (
            {name: getattr(owner, name, None) for name in slots}
            if isinstance(slots, tuple | list)
            else {}
        )
    return next((f".{name}" for name, value in names.items() if value is thing), None)

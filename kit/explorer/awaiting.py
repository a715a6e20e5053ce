"""Where a task stands: its line in the program, and what it waits for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.explorer.frames import name_in
from kit.explorer.outcome import Wait
from kit.plain import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from kit.explorer.fiber import Fiber
    from kit.explorer.loader import Loader
    from kit.explorer.witness import Recorder

KINDS = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Queue", "Barrier")
WIDTH = 12


def is_task(thing: object) -> bool:
    """It is a task of some event loop."""
    return hasattr(type(thing), "get_coro")


def task_behind(callback: Any) -> Any:
    """The task whose step the callback is, or None."""
    owner = getattr(callback, "__self__", None)
    return owner if is_task(owner) else None


def call_of(task: Any) -> str:
    """``deposit(5)``: the coroutine that the task runs, with its short arguments."""
    coroutine = task.get_coro()
    code = getattr(coroutine, "cr_code", None)
    frame = getattr(coroutine, "cr_frame", None)
    name = getattr(coroutine, "__name__", type(coroutine).__name__)
    if code is None or frame is None:
        return f"{name}()"
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    values = [frame.f_locals.get(each) for each in names if each != "self"]
    return f"{name}({', '.join(show(value, WIDTH) for value in values)})"


def frames_of(task: Any) -> Iterator[FrameType]:
    """The frames in which the task stands, the outermost first."""
    standing = task.get_coro()
    while standing is not None:
        for prefix in ("cr", "gi", "ag"):
            frame = getattr(standing, f"{prefix}_frame", None)
            if frame is not None:
                yield frame
                break
        standing = next(
            (
                getattr(standing, name)
                for name in ("cr_await", "gi_yieldfrom", "ag_await")
                if getattr(standing, name, None) is not None
            ),
            None,
        )


def where_of(task: Any, loader: Loader) -> tuple[str, int, bool]:
    """(path, line, whether it has begun) of the innermost line of the program."""
    found, begun = ("", 0), False
    for frame in frames_of(task):
        prepared = loader.by_path.get(frame.f_code.co_filename)
        if prepared is not None:
            found = (prepared.shown, frame.f_lineno)
        begun = begun or (frame.f_lasti > 0 and frame.f_lineno != frame.f_code.co_firstlineno)
    return (*found, begun)


def waits_of(names: dict[Any, Fiber], recorder: Recorder) -> tuple[Wait, ...]:
    """One for each task that has not ended."""
    left = [task for task in names if not task.done()]
    for task in left:
        _what(task, names, recorder)  # names all locks, before they are told as held
    return tuple(_wait(task, names, recorder) for task in left)


def _wait(task: Any, names: dict[Any, Fiber], recorder: Recorder) -> Wait:
    path, line, _ = where_of(task, recorder.loader)
    what, holder = _what(task, names, recorder)
    holds = tuple(
        recorder.labels[id(lock)]
        for lock in recorder.keep
        if getattr(lock, "_kit_owner", None) is task and id(lock) in recorder.labels
    )
    return Wait(names[task].letter, what, holder, path, line, holds)


def _what(task: Any, names: dict[Any, Fiber], recorder: Recorder) -> tuple[str, str | None]:
    own: Any = None
    for frame in frames_of(task):
        if frame.f_code.co_filename in recorder.loader.by_path:
            own = frame
            continue
        thing = frame.f_locals.get("self")
        if is_task(thing) and thing in names and thing is not task:
            return f"the end of {names[thing].letter}", names[thing].letter
        if type(thing).__name__ in KINDS:
            holder = names.get(getattr(thing, "_kit_owner", None))
            label = _label(own, thing, recorder)
            return label, holder.letter if holder is not None else None
    return "other tasks" if own is not None else "", None


def _label(own: Any, thing: Any, recorder: Recorder) -> str:
    """What the program calls it; numbered where two would have one name."""
    if id(thing) not in recorder.labels:
        name = name_in(own, thing) if own is not None else None
        name = name or f"a {type(thing).__name__.lower()}"
        used = sum(each.partition(" #")[0] == name for each in recorder.labels.values())
        recorder.labels[id(thing)] = f"{name} #{used + 1}" if used else name
        recorder.keep.append(thing)
    return recorder.labels[id(thing)]

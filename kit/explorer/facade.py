"""What the explored program sees of a library class: each public operation is one visible step."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

from kit.explorer import calling, locks
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.thread_module import THREADS

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PAUSE = 1.0  # seconds that a thread may well be kept from running; nobody is for an hour
Verbs = dict[str, tuple[str, bool]]
EVENT: Verbs = {
    "set": ("sets", True),
    "clear": ("clears", True),
    "is_set": ("looks at", False),
    "wait": ("waits for", False),
}
SEMAPHORE: Verbs = {"acquire": ("takes", True), "release": ("gives back", True)}
BARRIER: Verbs = {"wait": ("waits at", True), "reset": ("resets", True), "abort": ("breaks", True)}
QUEUE: Verbs = {
    "put": ("puts into", True),
    "get": ("gets from", True),
    "qsize": ("counts", False),
    "empty": ("looks at", False),
    "full": ("looks at", False),
    "task_done": ("finishes a task of", True),
    "join": ("waits for", False),
}
SIMPLE_QUEUE: Verbs = {name: QUEUE[name] for name in ("put", "get", "qsize", "empty")}
FUTURE: Verbs = {
    "result": ("waits for", False), "exception": ("waits for", False), "done": ("looks at", False),
    "cancel": ("cancels", True),
    "set_result": ("finishes", True), "set_exception": ("finishes", True),
    "running": ("looks at", False), "add_done_callback": ("watches", True),
}  # fmt: skip
EXECUTOR: Verbs = {"submit": ("submits to", True), "shutdown": ("shuts down", True)}


def visible(method: Any, verb: str, *, changes: bool) -> Callable[..., Any]:
    """The method, as one visible step of the thread that calls it."""

    def step(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        if not S.alone:
            S.sync(self, verb, changes=changes)
        return method(self, *args, **kwargs)

    step.__name__ = method.__name__
    step.__doc__ = method.__doc__
    return step


def facade_class(kind: Any, verbs: Verbs, **more: Any) -> Any:
    """A subclass under the same name whose operations are visible."""
    body = {
        name: visible(getattr(kind, name), verb, changes=changes)
        for name, (verb, changes) in verbs.items()
    }
    if "acquire" in body:
        body["__enter__"] = body["acquire"]
    return type(
        kind.__name__,
        (kind,),
        {"__module__": kind.__module__, "__doc__": kind.__doc__, **body, **more},
    )


def hasty_timer(kind: Any, event: Any) -> None:
    """A timer is a thread that sleeps first: a short wait may end early."""
    finished = facade_class(event, {}, wait=_hasty(event.wait, _is_a_timer))
    begin = kind.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        begin(self, *args, **kwargs)
        self.finished = finished()

    kind.__init__ = __init__


def paced_event(kind: Any) -> Any:
    """An event of the program: where a wait only sets the pace of a loop it may end early."""
    verb, changes = EVENT["wait"]
    step = visible(kind.wait, verb, changes=changes)
    return facade_class(kind, EVENT, wait=_hasty(step, _sets_the_pace))


def _hasty(wait: Any, pauses: Callable[[types.FrameType], bool]) -> Callable[..., Any]:
    """The same wait; it may end early where the caller only pauses, and not for long."""

    def waits(self: Any, timeout: float | None = None) -> Any:
        short = timeout is not None and timeout <= LONGEST_PAUSE
        S.current.hasty = short and pauses(sys._getframe(1))  # noqa: SLF001
        try:
            return wait(self, timeout)
        finally:
            S.current.hasty = False

    waits.__doc__ = wait.__doc__
    return under_name_of(wait, waits)


def _is_a_timer(_: types.FrameType) -> bool:
    return True


def _sets_the_pace(frame: types.FrameType) -> bool:
    return frame.f_lineno in calling.PAUSES.get(frame.f_code.co_filename, ())


def make_visible(kind: Any, verbs: Verbs) -> None:
    """The same, in place: for classes that the machinery itself does not use."""
    for name, (verb, changes) in verbs.items():
        setattr(kind, name, visible(getattr(kind, name), verb, changes=changes))


class Facade(types.ModuleType):
    """A module of the program's view; what the program sets reaches the machinery, for one run.

    Not where the machinery has something else under that name: its own locks stay quiet.
    """

    def __init__(self, machinery: types.ModuleType, replaced: dict[str, Any]) -> None:
        super().__init__(machinery.__name__)
        self.__dict__.update({**machinery.__dict__, **replaced})
        self.__dict__["_kit"] = (machinery, dict(self.__dict__), dict(machinery.__dict__))
        self.__dict__["_kit_changed"] = set()

    def __setattr__(self, name: str, value: Any) -> None:
        self.__dict__["_kit_changed"].add(name)
        super().__setattr__(name, value)
        machinery, facade, original = self.__dict__["_kit"]
        if name in original and facade.get(name) is original[name]:
            machinery.__dict__[name] = value

    def restore(self) -> None:
        """Undo what the program changed."""
        if self.__dict__["_kit_changed"]:
            machinery, facade, original = self.__dict__["_kit"]
            for name in self.__dict__["_kit_changed"]:
                if name in facade:
                    self.__dict__[name] = facade[name]
                else:
                    self.__dict__.pop(name, None)
                if name in original:
                    machinery.__dict__[name] = original[name]
            self.__dict__["_kit_changed"] = set()


def noted(thing: Any) -> None:
    """It is used in the middle of a step."""
    if S.tracer is not None:
        S.tracer.note((id(thing), "sync"), (type(thing).__name__, "sync"))


def asks_who_lives() -> None:
    """What comes next depends on which threads have ended."""
    S.ends_matter = True
    if S.tracer is not None:
        S.tracer.asks_who_lives()


def condition(kind: Any) -> Any:
    """A condition of the program: its own lock is a visible one."""

    def __init__(self: Any, lock: Any = None) -> None:  # noqa: N807
        kind.__init__(self, locks.RLock() if lock is None else lock)

    def wait(self: Any, timeout: float | None = None) -> Any:
        if S.recorder is not None and not S.alone:
            S.recorder.event(S.current, self, "waits for")
        noted(self)
        return kind.wait(self, timeout)

    def notify(self: Any, n: int = 1) -> None:
        if S.recorder is not None and not S.alone:
            S.recorder.event(S.current, self, "notifies")
        noted(self)
        S.progress += 1
        kind.notify(self, n)

    body = {"__init__": __init__, "wait": wait, "notify": notify, "__module__": "threading"}
    return type("Condition", (kind,), body)


def watch_ends(kind: Any) -> None:
    """Who asks whether threads are alive can see the moment between its last step and its end."""
    look, delete = kind.is_alive, kind._delete  # noqa: SLF001

    def asked(self: Any) -> Any:
        asks_who_lives()
        return look(self)

    asked.__name__, asked.__doc__ = look.__name__, look.__doc__
    alive = visible(asked, "looks at", changes=False)

    def is_alive(self: Any) -> Any:
        S.ends_matter = True
        return alive(self)

    def _delete(self: Any) -> None:
        if S.ends_matter and not S.alone and not S.closing:
            S.sync(THREADS, "ends", changes=True)
        delete(self)

    kind.is_alive, kind._delete = is_alive, _delete  # noqa: SLF001


def number_by_use(kind: Any) -> None:
    """Give it a hash that does not depend on its address: a set of such has the same order."""

    def __hash__(self: Any) -> int:  # noqa: N807
        found = self.__dict__.get("_kit_number")
        if found is None:
            found = self._kit_number = S.numbers = S.numbers + 1
        return int(found)

    kind.__hash__ = __hash__


def watch_targets(kind: Any, function: str, args: str) -> None:
    """What a thread or a worker runs may be a method of a container, called by the library."""
    run = kind.run

    def run_target(self: Any) -> Any:
        if not S.alone and getattr(self, function, None) is not None:
            calling.on_target(getattr(self, function), getattr(self, args))
        return run(self)

    kind.run = run_target


def observing(function: Any) -> Callable[..., Any]:
    """Who asks for the identity of a thread may treat equal threads differently."""
    looks_at_idents = function.__name__ != "current_thread"

    def observed(*args: Any) -> Any:
        S.identity_matters = True
        if looks_at_idents:  # a thread that has ended leaves its ident to the next one
            S.starts_matter = S.ends_matter = True
        return function(*args)

    return under_name_of(function, observed)


def counting(function: Any) -> Callable[..., Any]:
    """Who is alive: a visible step."""

    def counted(*args: Any) -> Any:
        S.ends_matter = True
        if not S.alone:
            S.sync(THREADS, "counts", changes=False)
        asks_who_lives()
        return function(*args)

    return under_name_of(function, counted)


def under_name_of(function: Any, made: Callable[..., Any]) -> Callable[..., Any]:
    """The function made for it goes by the name and the module of the real one."""
    made.__name__ = made.__qualname__ = function.__name__
    made.__module__ = function.__module__
    return made

"""The library's own `Event`, quicker where nobody waits: its condition is made when somebody does.

Each thread has one, which is set before anybody can wait for it. Where nobody has ever waited
there is nobody to wake, so to set it is to set its flag, in one step as before.
"""

from __future__ import annotations

from typing import Any

from kit.explorer.scheduler import SCHEDULER as S


def quick_event(  # noqa: C901  five short methods
    kind: Any, threading: dict[str, Any]
) -> Any:
    """A subclass of the library's `Event` under the same name."""

    def __init__(self: Any) -> None:  # noqa: N807
        if S.tracer is not None:  # the names of locks must not depend on who waits first
            kind.__init__(self)
        self._flag = False

    def condition_of(self: Any, name: str) -> Any:
        if name != "_cond":
            words = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(words, name=name, obj=self)
        self._cond = found = threading["Condition"](threading["Lock"]())
        return found

    def set_(self: Any) -> None:
        if "_cond" in self.__dict__:
            kind.set(self)
        else:
            self._flag = True

    def clear(self: Any) -> None:
        if "_cond" in self.__dict__:
            kind.clear(self)
        else:
            self._flag = False

    def wait(self: Any, timeout: float | None = None) -> Any:
        if self._flag and "_cond" not in self.__dict__:
            return True
        return kind.wait(self, timeout)

    for method, name in ((set_, "set"), (clear, "clear"), (wait, "wait")):
        method.__name__, method.__doc__ = name, getattr(kind, name).__doc__
    body = {"__init__": __init__, "__getattr__": condition_of, "set": set_, "clear": clear}
    named = {"__module__": kind.__module__, "__doc__": kind.__doc__}
    return type("Event", (kind,), {**body, "wait": wait, **named})

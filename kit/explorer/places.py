"""Names for shared memory that are the same in every schedule: ``shared.balance``.

A name is a way from something that the program has a name for (a variable of the scenario, a
global of the submission) to the object, so its value can be looked up at any moment of any run.
Nothing here runs code of the program: no `__getattr__`, no property, no `__eq__`.
"""

from __future__ import annotations

import array
import collections
import types
from typing import TYPE_CHECKING, Any

from kit.explorer import watch
from kit.explorer.frames import top_frame
from kit.explorer.owners import ALL, own_names
from kit.explorer.scheduler import SCHEDULER
from kit.plain import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from kit.explorer.loader import Loader

DEEPEST = 3
MOST_LOOKED_AT = 400  # objects that are looked at to find a name
MOST_PARTS = 40
MOST_LOOKS = 8
WIDTH = 60
_DULL = (types.ModuleType, types.FunctionType, type, types.MethodType, types.BuiltinFunctionType)
_SEQUENCES = (list, tuple, collections.deque)
Way = tuple[tuple[str, Any], ...]  # ("local", "held"), ("[]", "x"), (".", "balance")


def as_words(way: Way) -> str:
    """``held['x'].balance``."""
    words = ""
    for kind, key in way:
        if kind == ".":
            words += f".{key}"
        elif kind == "[]":
            words += f"[{show(key, 20)}]"
        else:
            words = str(key)
    return words


def parts_of(thing: Any) -> Iterator[tuple[tuple[str, Any], Any]]:
    """The first parts of an object, each with the step that leads to it."""
    kind = type(thing)
    if issubclass(kind, dict):
        for key, value in list(dict.items(thing))[:MOST_PARTS]:
            if type(key) in (str, int):
                yield ("[]", key), value
    elif kind in _SEQUENCES:
        for number, value in enumerate(list(thing)[:MOST_PARTS]):
            yield ("[]", number), value
    elif not isinstance(thing, _DULL) and not _is_closed(kind):
        yield from (((".", name), value) for name, value in _attributes(thing))


def _is_closed(kind: type) -> bool:
    """What is inside of these is nobody's business: a thread, a lock, a queue."""
    module = kind.__module__
    return module in _LIBRARY or module.startswith(("kit.", "concurrent.", "multiprocessing."))


def _attributes(thing: Any) -> Iterator[tuple[str, Any]]:
    yield from list(dict(own_names(thing)).items())[:MOST_PARTS]
    for kind in type(thing).__mro__:
        for name, value in list(vars(kind).items()):
            if type(value) is types.MemberDescriptorType:
                try:
                    yield name, value.__get__(thing)
                except AttributeError:
                    continue


class Places:
    """Finds names and looks values up.

    code  of the function in whose variables the search begins, or None for the program's own
    """

    def __init__(self, loader: Loader, code: CodeType | None) -> None:
        self.loader = loader
        self.code = code
        self.names: dict[str, Way | None] = {}  # of the places that steps touch, in order
        self.met: dict[str, tuple[Any, Any]] = {}  # name -> owner and part, of this run
        self.known: dict[int, tuple[Way | None, int]] = {}  # and how often it was looked for
        self.keep: list[Any] = []
        self.variables: dict[str, Any] = {}  # of the scenario, kept when it has returned

    def begin(self) -> None:
        """A new run: every object is another one."""
        self.met, self.known, self.keep = {}, {}, []
        self.variables = {}

    # -- where the search begins ---------------------------------------------------------

    def _roots(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for module in watch.MODULES.values():
            for name, value in list(vars(module).items()):
                if name[:2] != "__" and not isinstance(value, _DULL):
                    found.setdefault(name, value)
        frame = self._frame()
        if frame is not None:
            self.variables = {k: v for k, v in frame.f_locals.items() if not isinstance(v, _DULL)}
        return found | self.variables

    def _frame(self) -> Any:
        """The scenario's frame, or the outermost one of the program, if it is a function's."""
        frame, found = top_frame(SCHEDULER.fibers[0]) if SCHEDULER.fibers else None, None
        while frame is not None:
            code = frame.f_code
            if code is self.code:
                return frame
            if self.code is None and code.co_filename in self.loader.by_path:
                found = frame if code.co_name != "<module>" else found
            frame = frame.f_back
        return found

    # -- names -----------------------------------------------------------------------------

    def way_to(self, thing: Any) -> Way | None:
        """The shortest way to this object, or None."""
        found, looks = self.known.get(id(thing), (None, 0))
        if found is None and looks < MOST_LOOKS:  # what has no name yet may get one
            self.keep.append(thing)
            found = self._search(thing)
            self.known[id(thing)] = found, looks + 1
        return found

    def _search(self, thing: Any) -> Way | None:
        level: list[tuple[Way, Any]] = [
            ((("local", name),), value) for name, value in self._roots().items()
        ]
        left, seen = MOST_LOOKED_AT, set()
        for _ in range(DEEPEST):
            following: list[tuple[Way, Any]] = []
            for way, value in level:
                if value is thing or _lock_of(value) is thing:
                    return way
                left -= 1
                if left < 0 or id(value) in seen:
                    continue
                seen.add(id(value))
                following += [((*way, step), part) for step, part in parts_of(value)]
            level = following
        found = (way for way, value in level if value is thing or _lock_of(value) is thing)
        return next(found, None)

    def meet(self, owner: Any, part: Any, words: str) -> None:
        """A step touches this part of this owner; words: what the source calls it."""
        way = self._way_to_part(owner, part)
        name = as_words(way) if way is not None else words
        self.names.setdefault(name, way)
        self.met.setdefault(name, (owner, part))

    def _way_to_part(self, owner: Any, part: Any) -> Way | None:
        if type(owner) is str:
            return (("global", part),)
        if type(owner) in (types.CellType, types.GeneratorType) or isinstance(owner, type):
            return None
        way = self.way_to(owner)
        if way is None or part in (ALL, None):
            return way
        inside = isinstance(owner, (dict, array.array, *_SEQUENCES))
        return (*way, ("[]" if inside else ".", part))

    # -- values ------------------------------------------------------------------------------

    def values(self) -> tuple[str | None, ...]:
        """Short text of each place as it is now; None where it does not exist yet."""
        roots = self._roots()
        return tuple(self._value(name, way, roots) for name, way in self.names.items())

    def _value(self, name: str, way: Way | None, roots: dict[str, Any]) -> str | None:
        try:
            if way is None:
                thing = _peek(*self.met[name])
            else:
                thing = roots[way[0][1]]
                for _, key in way[1:]:
                    thing = _part(thing, key)
        except (KeyError, IndexError, TypeError, AttributeError, ValueError):
            return None
        return state_of(thing)


def _lock_of(thing: Any) -> Any:
    """Of a condition its own lock: whoever takes the one takes the other."""
    kind = type(thing)
    found = kind.__name__ == "Condition" and kind.__module__ in _LIBRARY
    return own_names(thing).get("_lock") if found else None


def _part(thing: Any, key: Any) -> Any:
    """One step of a way. KeyError, IndexError or AttributeError if it is not there."""
    if issubclass(type(thing), dict):
        return dict.__getitem__(thing, key)
    if type(thing) in _SEQUENCES:
        return list(thing)[key]
    if type(thing) is array.array:
        return thing[key]
    for name, value in _attributes(thing):
        if name == key:
            return value
    raise KeyError(key)


def _peek(owner: Any, part: Any) -> Any:
    if type(owner) is types.CellType:
        return owner.cell_contents
    if isinstance(owner, type):
        return {name: v for kind in reversed(owner.__mro__) for name, v in vars(kind).items()}[part]
    return owner if part in (ALL, None) else _part(owner, part)


def state_of(thing: Any) -> str:
    """A value as short text; of a lock, a queue, an event, ... what matters of it."""
    kind = type(thing)
    if kind.__module__ == "kit.explorer.locks":
        owner = getattr(thing, "owner", None)
        return f"held by {owner.letter}" if owner is not None else "free"
    if kind.__module__ in _LIBRARY:
        return _library_state(kind.__name__, own_names(thing)) or show(thing, WIDTH)
    return show(list(thing) if kind is collections.deque else thing, WIDTH)


def _library_state(kind: str, inside: Any) -> str:
    """Of a queue what is in it, of an event whether it is set, ..."""
    if "queue" in inside:
        return show(list(inside["queue"]), WIDTH)
    if kind == "Event":
        return "set" if inside.get("_flag") else "not set"
    if "_value" in inside:
        return f"{inside['_value']} left"
    return f"{len(inside['_waiters'])} waiting" if "_waiters" in inside else ""


_LIBRARY = frozenset(("threading", "queue", "_queue"))

"""What kind of thing an object is, for deciding which memory an access touches."""

from __future__ import annotations

import array
import collections
import gc
import io
import itertools
import os
import types
import weakref
from typing import Any

PLAIN, CONTAINER, VIEW, STREAM, CLASS, MODULE, PRIVATE, OBJECT = range(8)

CONTAINERS = (
    *(list, dict, set, bytearray, array.array, collections.deque),
    *(collections.UserDict, collections.UserList, collections.ChainMap),
    type(os.environ),
    *(weakref.WeakValueDictionary, weakref.WeakKeyDictionary, weakref.WeakSet),
)
STREAMS = (types.GeneratorType, itertools.count, itertools.cycle, itertools.chain, itertools.islice)
ENDLESS = frozenset(
    map(type, (itertools.count(), itertools.cycle(""), itertools.repeat(0), iter(int, 1)))
)
_VIEWS: tuple[Any, ...] = (
    {}.keys(), {}.values(), {}.items(), iter({}), iter({}.values()), iter({}.items()),
    iter([]), iter(set()), iter(collections.deque()), reversed([]), reversed({}),
    enumerate([]), zip([]), map(str, []), filter(None, []),
)  # fmt: skip
VIEWS = frozenset(type(view) for view in _VIEWS)
_PLAIN = (
    bool, int, float, complex, str, bytes, tuple, frozenset, range, slice, type(None), type(...),
    type(iter(range(0))), type(iter(())), type(iter("")), type(iter(b"")),
    types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.CodeType, BaseException,
)  # fmt: skip

READERS = frozenset(
    [
        "get", "keys", "values", "items", "index", "count", "copy", "union", "intersection",
        "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset", "read",
        "readline", "readlines", "tell", "seekable", "readable", "writable", "fileno", "isatty",
        "getvalue", "find", "startswith", "endswith", "__len__", "__contains__", "__getitem__",
        "__iter__", "__eq__", "maxlen", "__reversed__",
    ]
)  # fmt: skip

# Methods that read what is in the container that they are given.
TAKERS = frozenset(
    [
        "extend", "extendleft", "update", "union", "intersection", "difference",
        "symmetric_difference", "intersection_update", "difference_update",
        "symmetric_difference_update", "issubset", "issuperset", "isdisjoint", "join", "fromkeys",
        "format", "format_map", "writelines", "__ior__", "__iadd__",
    ]
)  # fmt: skip

HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE: made by a class statement
PRIVATE_KINDS: set[type] = set()  # threading.local of the explored library


class _Kinds(dict[type, int]):
    """type -> kind, worked out once for each type. `forget` lets the classes of a run go."""

    def __init__(self) -> None:
        super().__init__()
        self.of_this_run: list[type] = []

    def __missing__(self, kind: type) -> int:
        self[kind] = found = _kind(kind)
        if kind.__flags__ & HEAP_TYPE:
            self.of_this_run.append(kind)
        return found

    def forget(self) -> None:
        """The run is over: its classes are made anew in the next one."""
        for kind in self.of_this_run:
            self.pop(kind, None)
        self.of_this_run.clear()


FAMILIES: dict[type, int] = {
    type: CLASS,
    types.ModuleType: MODULE,
    **dict.fromkeys(CONTAINERS, CONTAINER),
    io.IOBase.__mro__[1]: CONTAINER,  # what every file inherits from
    **dict.fromkeys(STREAMS, STREAM),
}


def _kind(kind: type) -> int:
    for base in kind.__mro__:  # `issubclass` would ask abstract classes, which takes long
        if base in FAMILIES:
            return FAMILIES[base]
    if kind in VIEWS:
        return VIEW
    if not PRIVATE_KINDS.isdisjoint(kind.__mro__):
        return PRIVATE
    return PLAIN if kind in _PLAIN else OBJECT


KINDS = _Kinds()


def container_of(thing: Any, depth: int = 3) -> Any:
    """The container behind an iterator or a view, the thing itself if it is one, or None."""
    kind = KINDS[type(thing)]
    if kind in (CONTAINER, STREAM):
        return thing
    if kind == VIEW and depth:
        for inner in gc.get_referents(thing):
            found = container_of(inner, depth - 1)
            if found is not None:
                return found
    return None

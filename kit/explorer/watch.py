"""The functions that instrumented code calls: one for each way to touch shared state.

They run before the access. Each finds out which memory is touched (an owner and a part of
it), notes it in the log of the run and, where the exploration has learned that two threads
meet at this site, lets the scheduler choose who goes first. While only one thread lives
they return at once: this is the hot path of the explorer, so it stays flat and plain.

The log keeps the owners alive until the run is over, so that no identity is used twice.
"""

from __future__ import annotations

import collections
import sys
import types
from typing import Any

from kit.explorer import spin
from kit.explorer.calls import (
    CHANGERS,
    FILE_MODULES,
    FILES,
    PATH_CALLS,
    PYTHON_CHANGERS,
    PYTHON_READERS,
    QUIET,
    changes_files,
    touches_files,
)
from kit.explorer.kinds import (
    CLASS,
    CONTAINER,
    KINDS,
    MODULE,
    OBJECT,
    PRIVATE,
    READERS,
    STREAM,
    VIEW,
    container_of,
)
from kit.explorer.owners import ALL, attribute_owner, class_owner, own_names, part_of
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.scheduler import WATCH_LIMIT
from kit.explorer.site import Site

INTERNALS = frozenset(
    ["queue", "_value", "_flag", "_queue", "n_waiting", "broken", "unfinished_tasks"]
)
_FUTURES = "concurrent.futures"
LIBRARY_MODULES = frozenset(("queue", "threading", f"{_FUTURES}.thread", f"{_FUTURES}._base"))
UNUSUAL = INTERNALS | {"__dict__"}  # attributes that are more than a place of their own
_BUILTIN = types.BuiltinFunctionType
# Of containers that are written in Python:
WRAPPERS = frozenset(["collections", "_collections_abc", "weakref", "_weakrefset"])
_ATTRIBUTE_CALLS = frozenset(["__setattr__", "__delattr__", "__getattribute__"])
_UNBOUND = (types.WrapperDescriptorType, types.MethodDescriptorType)
_KEYS = (int, str, bool, bytes, tuple, float, type(None))
CLASS_WRITES: set[str] = set()  # names of class attributes that running code has set
GENERATORS: dict[Any, Any] = {}  # frame -> generator, of those resumed in this run
MODULES: dict[str, types.ModuleType] = {}  # the submission's modules of this run


def access(site: Site, owner: Any, part: Any, changes: bool) -> None:  # noqa: FBT001
    """One access is about to happen: log it and, at a visible site, offer the choice."""
    me = S.current
    if S.depth is None:
        S.accesses += 1
        if S.accesses > WATCH_LIMIT:
            S.end("too long")
    elif not _visit(site, me):
        if changes and me.alert:
            S.progress += 1
        return
    me.touched = True
    S.log.append((me.index, site, owner, part, changes))
    if changes:
        S.progress += 1
        me.own += 1
    if site.visible:
        if S.recorder is not None:
            S.recorder.pending(me, site, owner, part, changes)
        S.visible()
    elif me.starter is not None and me.fresh:
        S.park()
    elif me.sorting is not None:
        _while_sorting(me)


def _while_sorting(me: Any) -> None:
    """A key function runs inside `list.sort`, and the list must not be touched meanwhile."""
    site, owner, frame = me.sorting
    if frame is sys._getframe(3):  # noqa: SLF001  here <- access() <- on_...() <- the program
        me.sorting = None
    elif site.visible:
        if S.recorder is not None:
            S.recorder.pending(me, site, owner, ALL, changes=False)
        S.log.append((me.index, site, owner, ALL, True))
        S.visible()


def nothing_shared(site: Site) -> None:
    """What is touched here cannot be shared: in a long loop, look only at the first rounds."""
    if S.depth is not None:
        _visit(site, S.current)


def _visit(site: Site, me: Any) -> bool:
    """Count a visit where loops run unwatched; False, and the gate is shut, after the first few."""
    visits = me.visits.get(site, 0) + 1
    me.visits[site] = visits
    if visits <= S.depth:
        return True
    if me.alert:
        return False
    me.saturated.add(site)
    S.any_saturated = True
    site.gate.clear()
    return False


def on_global(site: Site) -> None:
    """A global of the submission's module `site.owner` is read, written or deleted."""
    if not S.alone:
        access(site, site.owner, site.name, site.changes)


def on_cell(site: Site, cell: Any) -> None:
    """A variable shared by nested functions is read, written or deleted."""
    if not S.alone:
        access(site, cell, ALL, site.changes)


def on_attribute(site: Site, thing: Any) -> None:
    """`thing.name` is read, written or deleted."""
    if S.alone:
        if site.changes and type(thing) is type:
            CLASS_WRITES.add(site.name)
        return
    kind = KINDS[type(thing)]
    if kind == OBJECT:
        name = site.name
        if name in UNUSUAL or name in CLASS_WRITES:
            _on_object(site, thing)
        else:
            access(site, thing, name, site.changes)
    elif kind == CLASS:
        if site.changes:
            CLASS_WRITES.add(site.name)
        access(site, class_owner(thing, site.name), site.name, site.changes)
    elif kind == MODULE and thing.__name__ in MODULES:
        access(site, thing.__name__, site.name, site.changes)
    elif (kind == CONTAINER and site.name in own_names(thing)) or type(thing) is types.FunctionType:
        access(site, thing, site.name, site.changes)
    elif kind == PRIVATE and site.name in CLASS_WRITES:
        access(site, class_owner(type(thing), site.name), site.name, site.changes)
    else:
        nothing_shared(site)


def _on_object(site: Site, thing: Any) -> None:
    if site.name in INTERNALS and type(thing).__module__ in LIBRARY_MODULES:
        S.sync(thing, "looks into", changes=site.changes)
        return
    if site.name in CLASS_WRITES:
        thing = attribute_owner(thing, site.name)
    access(site, thing, part_of(site.name, changes=site.changes), site.changes)


def _fill_missing(site: Site, container: Any, key: Any) -> None:
    """A defaultdict calls a factory written in Python: to look, to call and to store are steps."""
    access(site, container, key, False)  # noqa: FBT003
    if key not in container:
        value = container.default_factory()
        access(site, container, key, True)  # noqa: FBT003
        container[key] = value


def on_item(site: Site, container: Any, key: Any) -> None:
    """`container[key]` is read, written or deleted."""
    if (
        type(container) is collections.defaultdict
        and site.verb == "reads"
        and type(container.default_factory) is types.FunctionType
        and type(key) in _KEYS
        and not S.alone
        and key not in container
    ):
        _fill_missing(site, container, key)
    elif not S.alone and KINDS[type(container)] == CONTAINER:
        part = key if type(key) in _KEYS and type(container) is not bytearray else ALL
        if type(key) is tuple or (site.verb == "deletes" and not issubclass(type(container), dict)):
            part = ALL
        if type(key) is int and key < 0:
            part = ALL
        access(site, container, part, site.changes)
    elif S.depth is not None:
        nothing_shared(site)


def on_whole(site: Site, thing: Any) -> None:
    """The whole content of a container is used: `in`, a truth test, a slice, unpacking."""
    if S.alone:
        return
    kind = KINDS[type(thing)]
    if kind == CONTAINER:
        access(site, thing, ALL, site.changes)
    elif kind == VIEW:
        _on_iterator(site, thing)
    else:
        nothing_shared(site)


def on_compared(site: Site, one: Any, other: Any) -> None:
    """Two things are compared: containers are read for that."""
    if S.alone:
        return
    if KINDS[type(one)] == CONTAINER:
        access(site, one, ALL, False)  # noqa: FBT003
        if KINDS[type(other)] != CONTAINER:
            return
    elif KINDS[type(other)] != CONTAINER:
        nothing_shared(site)
        return
    S.log.append((S.current.index, site, other, ALL, False))


def on_iteration(site: Site, iterator: Any) -> None:
    """A loop asks an iterator for its next item."""
    if S.alone:
        return
    kind = KINDS[type(iterator)]
    if kind == STREAM:
        _on_stream(site, iterator)
    elif kind == VIEW:
        _on_iterator(site, iterator)
    elif kind == CONTAINER:  # a file
        access(site, iterator, ALL, False)  # noqa: FBT003
    else:
        nothing_shared(site)


def _on_stream(site: Site, stream: Any) -> None:
    """A generator or an endless iterator is resumed: to whom it belongs is found by its frame."""
    if type(stream) is types.GeneratorType and stream.gi_frame is not None:
        GENERATORS[stream.gi_frame] = stream
    access(site, stream, ALL, True)  # noqa: FBT003


def on_yield(site: Site) -> None:
    """The body of a generator is about to yield: until then nobody else may resume it."""
    if not S.alone:
        generator = GENERATORS.get(sys._getframe(1))  # noqa: SLF001
        if generator is None:
            nothing_shared(site)
        else:
            access(site, generator, ALL, True)  # noqa: FBT003


def _on_iterator(site: Site, iterator: Any) -> None:
    container = container_of(iterator)
    if container is None:
        return
    if KINDS[type(container)] == STREAM:
        _on_stream(site, container)
    else:
        access(site, container, ALL, False)  # noqa: FBT003


def on_call(site: Site, function: Any, first: Any = None, second: Any = None) -> None:
    """`function(first, second, ...)` is called: methods of containers and built-in functions."""
    if S.alone:
        return
    kind = type(function)
    if kind is types.MethodType:
        _on_bound(site, function, first)
        return
    if kind is types.FunctionType:
        _on_python_function(site, function, first)
        return
    if S.tracer is not None:
        on_quiet(site, first)
        on_quiet(site, second)
    if kind is _BUILTIN or kind is types.MethodWrapperType:
        if (owner := function.__self__) is None or type(owner) is types.ModuleType:
            _on_function(site, function, first, second)
        else:
            _on_method(site, owner, function.__name__)
    elif kind is type:
        if first is not None:
            _on_reader(site, first)
    elif kind in _UNBOUND:
        _on_unbound(site, function.__name__, first, second)


def _on_python_function(site: Site, function: Any, first: Any) -> None:
    if function.__module__ in FILE_MODULES and touches_files(function):
        access(site, FILES, ALL, changes_files(function))
    elif function in PYTHON_READERS:
        _on_reader(site, first)
    elif S.depth is not None:
        nothing_shared(site)


def _on_bound(site: Site, function: Any, first: Any) -> None:
    """A method written in Python, of the standard library or of the program."""
    owner = function.__self__
    if KINDS[type(owner)] == CONTAINER and function.__func__.__module__ in WRAPPERS:
        _on_method(site, owner, function.__name__)
    elif getattr(function, "__name__", "") in PATH_CALLS and touches_files(function):
        access(site, FILES, ALL, changes_files(function))
    elif function.__func__ in PYTHON_CHANGERS and first is not None:
        access(site, first, ALL, True)  # noqa: FBT003
    elif S.depth is not None:
        nothing_shared(site)


def _on_method(site: Site, owner: Any, name: str) -> None:
    kind = KINDS[type(owner)]
    if kind == CONTAINER:
        access(site, owner, ALL, name not in READERS)
        if name == "sort":
            S.current.sorting = (site, owner, sys._getframe(2))  # noqa: SLF001  who calls
    elif kind == VIEW:
        _on_iterator(site, owner)
    elif kind == STREAM:
        _on_stream(site, owner)


def _on_unbound(site: Site, name: str, thing: Any, second: Any) -> None:
    """``object.__setattr__(thing, "name", value)``, ``list.append(thing, second)``, ..."""
    if name in _ATTRIBUTE_CALLS:
        _on_named(site, thing, second, changes=name != "__getattribute__")
    elif thing is not None:
        _on_method(site, thing, name)


def _on_function(site: Site, function: Any, first: Any, second: Any) -> None:
    if touches_files(function):
        access(site, FILES, ALL, changes_files(function))
    elif first is None or id(function) in QUIET:
        return
    elif function is getattr or function is hasattr:
        _on_named(site, first, second, changes=False)
    elif function is setattr or function is delattr:
        _on_named(site, first, second, changes=True)
    elif id(function) in CHANGERS:
        container = container_of(first)
        if container is not None and KINDS[type(container)] == STREAM:
            _on_stream(site, container)
        elif container is not None:
            access(site, container, ALL, True)  # noqa: FBT003
            S.current.sorting = (site, container, sys._getframe(2))  # noqa: SLF001
    else:
        _on_reader(site, first)


def _on_named(site: Site, thing: Any, name: Any, *, changes: bool) -> None:
    kind = KINDS[type(thing)]
    if kind == OBJECT and type(name) is str:
        access(site, thing, part_of(name, changes=changes), changes)
    elif kind == CLASS and type(name) is str:
        if changes:
            CLASS_WRITES.add(name)
        access(site, class_owner(thing, name), name, changes)


def _on_reader(site: Site, thing: Any) -> None:
    kind = KINDS[type(thing)]
    if kind == CONTAINER:
        access(site, thing, ALL, False)  # noqa: FBT003
    elif kind in (VIEW, STREAM):
        _on_iterator(site, thing)


def on_quiet(site: Site, thing: Any) -> None:
    """Where steps are traced: something is used that may be a container, and this is no step."""
    if not S.alone and KINDS[type(thing)] in (CONTAINER, VIEW):
        container = container_of(thing)
        if container is not None:
            S.log.append((S.current.index, site, container, ALL, False))


def on_target(function: Any, args: Any) -> None:
    """The library calls what a thread or a pool was given: perhaps a method of a container."""
    on_call(TARGET, function, *args[:2])


TARGET = Site(0, "", 0, 0, "calls", "its target", "", "", changes=False)


def on_loop() -> None:
    """A `while` loop jumps back to its start."""
    spin.loop(S)


def on_value(site: Site, value: Any) -> None:
    """In a recorded run: the value that the access at `site` read or is going to write."""
    if S.recorder is not None and not S.alone:
        S.recorder.value(S.current, site, value)

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
from typing import TYPE_CHECKING, Any

from kit.explorer import spin
from kit.explorer.kinds import (
    CLASS,
    CONTAINER,
    ENDLESS,
    KINDS,
    MODULE,
    OBJECT,
    PLAIN,
    PRIVATE,
    STREAM,
    VIEW,
    container_of,
)
from kit.explorer.owners import ALL, attribute_owner, class_owner, own_names, part_of
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.scheduler import WATCH_LIMIT

if TYPE_CHECKING:
    from kit.explorer.site import Site

INTERNALS = frozenset(
    ["queue", "_value", "_flag", "_queue", "n_waiting", "broken", "unfinished_tasks"]
)
_FUTURES = "concurrent.futures"
LIBRARY_MODULES = frozenset(("queue", "threading", f"{_FUTURES}.thread", f"{_FUTURES}._base"))
UNUSUAL = INTERNALS | {"__dict__"}  # attributes that are more than a place of their own
_KEYS = (int, str, bool, bytes, tuple, float, type(None))
CLASS_WRITES: set[str] = set()  # names of class attributes that running code has set
GENERATORS: dict[Any, Any] = {}  # frame -> generator, of those resumed in this run
ALIASES: dict[int, Any] = {}  # id of a `__dict__` that the program looked at -> whose it is
MODULES: dict[str, types.ModuleType] = {}  # the submission's modules of this run


def access(site: Site, owner: Any, part: Any, changes: bool) -> None:  # noqa: FBT001
    """One access is about to happen: log it and, at a visible site, offer the choice."""
    me = S.current
    if S.depth is None:
        S.accesses += 1
        if S.accesses > WATCH_LIMIT:
            S.end("too long")
    elif not _visit(site, me):
        _pass_by(me, changes)
        return
    me.touched = True
    if ALIASES:
        owner = ALIASES.get(id(owner), owner)
    entry = (me.index, site, owner, part, changes)
    S.log.append(entry)
    if changes:
        S.progress += 1
        me.own += 1
    if site.visible:
        if S.recorder is not None:
            S.recorder.pending(me, site, owner, part, changes)
        S.visible()
        return
    S.dim.append(entry)
    if me.starter is not None and me.fresh:
        S.park()
    elif me.sorting is not None:
        _while_sorting(me)


def _pass_by(me: Any, changes: bool) -> None:  # noqa: FBT001
    """An access in a round of a long loop that offers no choice."""
    if S.late is None:
        if changes and me.alert:
            S.progress += 1
        return
    me.touched = True
    if changes:
        S.progress += 1
        me.own += 1
    if me.starter is not None and me.fresh:
        S.park()


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
    if S.depth is not None and S.late is None:
        _visit(site, S.current)


def _visit(site: Site, me: Any) -> bool:
    """Count a visit where loops run unwatched; False, and the gate is shut, after the first few.

    Where the last few are the choices, the gate stays open.
    """
    if S.late is not None:
        return S.is_late(me, site, S.depth or 0)
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
    if site.name == "__dict__":
        look_at_names(thing)
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
        on_iterator(site, thing)
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
    _also_reads(site, other)


def on_iteration(site: Site, iterator: Any) -> None:
    """A loop asks an iterator for its next item."""
    kind = KINDS[type(iterator)]
    if kind == PLAIN:  # a range
        if S.depth is not None and not S.alone:
            nothing_shared(site)
        return
    if type(iterator) in ENDLESS:
        spin.round_of(S)
        if S.depth is not None and S.current.visits.get(site, 0) >= S.depth:
            return  # its gate stays open: the rounds are counted
    if S.alone:
        return
    if kind == STREAM:
        on_stream(site, iterator)
    elif kind == VIEW:
        on_iterator(site, iterator)
    elif kind == CONTAINER:  # a file
        access(site, iterator, ALL, False)  # noqa: FBT003
    else:
        nothing_shared(site)


def on_stream(site: Site, stream: Any) -> None:
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


def on_iterator(site: Site, iterator: Any) -> None:
    """An iterator or a view is used: what is behind it is read."""
    container = container_of(iterator)
    if container is None:
        return
    if KINDS[type(container)] == STREAM:
        on_stream(site, container)
    else:
        access(site, container, ALL, False)  # noqa: FBT003


def look_at_names(thing: Any, names: Any = None) -> None:
    """The program uses a namespace as a dict: what is in it belongs to the object or module."""
    names = own_names(thing) if names is None else names
    if type(names) is dict:
        ALIASES[id(names)] = thing


def on_quiet(site: Site, thing: Any) -> None:
    """Where steps are traced: something is used that may be a container, and this is no step."""
    if not S.alone:
        note_read(site, thing)


def note_read(site: Site, thing: Any) -> None:
    """The step that begins at the site reads one more container, if it is one."""
    if KINDS[type(thing)] in (CONTAINER, VIEW):
        container = container_of(thing)
        if container is not None:
            _also_reads(site, container)


def _also_reads(site: Site, container: Any) -> None:
    """The step that begins at the site reads this container, too."""
    entry = (S.current.index, site, container, ALL, False)
    S.log.append(entry)
    if not site.visible:
        S.dim.append(entry)


def on_loop() -> None:
    """A `while` loop jumps back to its start."""
    spin.loop(S)


def on_value(site: Site, value: Any) -> None:
    """In a recorded run: the value that the access at `site` read or is going to write."""
    if S.recorder is not None and not S.alone:
        S.recorder.value(S.current, site, value)

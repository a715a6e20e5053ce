"""What a call touches: methods of containers, built-in functions, and those of the library.

Called by instrumented code before each call of the program, as those of `kit.explorer.watch`.
"""

from __future__ import annotations

import functools
import sys
import types
from typing import TYPE_CHECKING, Any

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
    OBJECT,
    READERS,
    STREAM,
    TAKERS,
    VIEW,
    container_of,
)
from kit.explorer.owners import ALL, class_owner, part_of
from kit.explorer.scheduler import SCHEDULER as S
from kit.explorer.watch import (
    CLASS_WRITES,
    MODULES,
    access,
    look_at_names,
    note_read,
    nothing_shared,
    on_iterator,
    on_quiet,
    on_stream,
)

if TYPE_CHECKING:
    from kit.explorer.site import Site

_BUILTIN = types.BuiltinFunctionType
# Of containers that are written in Python:
WRAPPERS = frozenset(
    ["collections", "_collections_abc", "collections.abc", "weakref", "_weakrefset", "os"]
)
_ATTRIBUTE_CALLS = frozenset(["__setattr__", "__delattr__", "__getattribute__"])
_UNBOUND = (types.WrapperDescriptorType, types.MethodDescriptorType)


def on_call(  # noqa: C901  a table of the kinds of callables
    site: Site, function: Any, first: Any = None, second: Any = None
) -> None:
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
            _on_method(site, owner, function.__name__, first, second)
    elif kind is type:
        if first is not None:
            _on_reader(site, first)
    elif kind is functools.partial:
        on_call(site, function.func, *(*function.args, first, second)[:2])
    elif kind in _UNBOUND:
        _on_unbound(site, function.__name__, first, second)
    elif kind.__module__ == "ctypes":
        access(site, FILES, ALL, True)  # noqa: FBT003  a function of C


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
        _on_method(site, owner, function.__name__, first)
    elif getattr(function, "__name__", "") in PATH_CALLS and touches_files(function):
        access(site, FILES, ALL, changes_files(function))
    elif function.__func__ in PYTHON_CHANGERS and first is not None:
        access(site, first, ALL, True)  # noqa: FBT003
    elif S.depth is not None:
        nothing_shared(site)


def _on_method(site: Site, owner: Any, name: str, first: Any = None, second: Any = None) -> None:
    kind = KINDS[type(owner)]
    if name in TAKERS:
        note_read(site, second)
        if kind != CONTAINER:
            _on_reader(site, first)
            return
        note_read(site, first)
    if kind == CONTAINER:
        access(site, owner, ALL, name not in READERS)
        if name == "sort":
            S.current.sorting = (site, owner, sys._getframe(2))  # noqa: SLF001  who calls
    elif kind == VIEW:
        on_iterator(site, owner)
    elif kind == STREAM:
        on_stream(site, owner)


def _on_unbound(site: Site, name: str, thing: Any, second: Any) -> None:
    """``object.__setattr__(thing, "name", value)``, ``list.append(thing, second)``, ..."""
    if name in _ATTRIBUTE_CALLS:
        _on_named(site, thing, second, changes=name != "__getattribute__")
    elif thing is not None:
        _on_method(site, thing, name, second)


def _on_function(site: Site, function: Any, first: Any, second: Any) -> None:
    if touches_files(function):
        access(site, FILES, ALL, changes_files(function))
    elif function is globals:
        names = sys._getframe(2).f_globals  # noqa: SLF001  here <- on_call() <- the program
        look_at_names(next((k for k, m in MODULES.items() if vars(m) is names), None), names)
    elif first is None or id(function) in QUIET:
        return
    elif function is vars and KINDS[type(first)] == OBJECT:
        look_at_names(first)
    elif function is getattr or function is hasattr:
        _on_named(site, first, second, changes=False)
    elif function is setattr or function is delattr:
        _on_named(site, first, second, changes=True)
    elif id(function) in CHANGERS:
        container = container_of(first)
        if container is not None and KINDS[type(container)] == STREAM:
            on_stream(site, container)
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
        on_iterator(site, thing)

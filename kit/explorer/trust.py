"""Can every access of a program be seen? Only then may schedules be left out as equal to others.

What is not seen as an access (the order in which a generator of random numbers is asked, the
moment at which a finalizer runs, a name that is looked up in a dict of the interpreter) may
still tell two orders apart. A program that could do such things is searched without reduction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

    from kit.explorer.loader import Loader

SEEN = frozenset(
    [
        "__future__", "abc", "bisect", "collections", "concurrent", "contextlib", "copy",
        "dataclasses", "decimal", "enum", "fractions", "functools", "heapq", "math", "numbers",
        "operator", "queue", "re", "statistics", "string", "textwrap", "threading", "_thread",
        "time", "types", "typing", "sched", "datetime", "json", "kit",
    ]
)  # fmt: skip
UNSEEN_NAMES = frozenset(
    [
        "__class__", "__del__", "__dict__", "__getattribute__", "__import__", "attrgetter",
        "compile", "eval", "exec", "globals", "input", "itemgetter", "locals", "methodcaller",
        "open", "partial", "reduce", "vars", "zip",
    ]
)  # fmt: skip


def all_is_seen(loader: Loader) -> bool:
    """No module of the program uses anything whose accesses are not seen."""
    modules = list(loader.by_path.values())
    own = {module.name.partition(".")[0] for module in modules}
    return bool(modules) and all(
        module.imports <= SEEN | own and not names_of(module.code) & UNSEEN_NAMES
        for module in modules
    )


def names_of(code: CodeType) -> set[str]:
    """All names of globals and attributes that the code uses, and of the functions in it."""
    found = {code.co_name, *code.co_names}
    for inner in code.co_consts:
        if isinstance(inner, type(code)):
            found |= names_of(inner)
    return found

"""To whom an attribute belongs: the object, or the class in which it is found.

Nothing here asks code of the program: no `__getattr__`, no property.
"""

from __future__ import annotations

from typing import Any

ALL = "*"  # the part that stands for everything in a container or an object


def own_names(thing: Any) -> Any:
    """The object's own attributes, without asking its `__getattr__`."""
    try:
        return object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return ()


def attribute_owner(thing: Any, name: str) -> Any:
    """The object or the class in which `thing.name` is found."""
    if name in own_names(thing):
        return thing
    return class_owner(type(thing), name, thing)


def class_owner(kind: type, name: str, otherwise: Any = None) -> Any:
    """The class of the hierarchy in which the name is found, else `otherwise`."""
    for each in kind.__mro__:
        if name in each.__dict__:
            found = each.__dict__[name]
            return otherwise if hasattr(type(found), "__set__") and otherwise is not None else each
    return kind if otherwise is None else otherwise


def part_of(name: str, *, changes: bool) -> str:
    """Who exchanges the whole `__dict__` of an object changes all its attributes."""
    return ALL if changes and name == "__dict__" else name

"""Plain data: the only thing that crosses from the cell, where submitted code runs, to the judge.

`simplify` makes a deep copy out of exact built-in types; what is anything else becomes an
`Opaque` that keeps no more than the name of its type. `dump` and `load` are the bytes on the
pipe, `show` is a line for a reader.

Invariant: no function here calls a method of an object whose type is not built in.
"""

from __future__ import annotations

from kit.plain.copying import DEEPEST, MOST_UNITS, Opaque, TooBigError, simplify, type_name
from kit.plain.encoding import MOST_BYTES, dump, load
from kit.plain.showing import show

__all__ = [
    "DEEPEST",
    "MOST_BYTES",
    "MOST_UNITS",
    "Opaque",
    "TooBigError",
    "dump",
    "load",
    "show",
    "simplify",
    "type_name",
]

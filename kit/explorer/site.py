"""A site is one place in the source where the program touches state that may be shared.

It is made once for each instruction, lives as long as the instrumented code, and carries
what is known about it: the line, what is touched there, and whether the exploration has
learned that two threads meet there (`visible`).
"""

from __future__ import annotations

from dataclasses import dataclass, field


class Gate(list[int]):
    """True while the site reports; emptied to let a long loop run at full speed.

    A list, because its truth test is the cheapest that the interpreter has; a subclass,
    because the assembler would merge two equal plain lists into one constant.
    """

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]  # each gate is a constant of its own


@dataclass(eq=False, slots=True)
class Site:
    """path, line, column: where. verb, text: what is done to what, as the source says it.

    name      the attribute or the global that is touched, or ""
    owner     the module's name for a global, else ""
    changes   the access may change what it touches
    """

    number: int
    path: str
    line: int
    column: int
    verb: str
    text: str
    name: str
    owner: str
    changes: bool
    visible: bool = False
    gate: Gate = field(default_factory=lambda: Gate([1]))

"""Puts the calls of `kit.explorer.watch` into the bytecode of a submission.

Why bytecode and not the source: every construct of the language is covered, also what
decorators and comprehensions compile to, and line numbers and tracebacks stay exact.

Before each instruction that may touch shared state stands

    if gate: watch.on_...(site, operands)

where the operands are copied from the stack. In a recorded version of the same code the
values are reported as well; both versions share their sites, so schedules fit both.

Calls are put into one shape (callable, NULL, arguments) so that the callable can be
copied: a method call `LOAD_METHOD` leaves a NULL at a place that no instruction may copy.
"""

from __future__ import annotations

import sys
from types import CodeType
from typing import TYPE_CHECKING, Any

from bytecode import BinaryOp, Bytecode, CellVar, FreeVar, Instr, Label

from kit.explorer import watch
from kit.explorer.site import Site
from kit.explorer.watch_calls import on_call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

V311 = sys.version_info < (3, 12)
V313 = sys.version_info >= (3, 13)
V314 = sys.version_info >= (3, 14)
JUMP_IF_FALSE = "POP_JUMP_FORWARD_IF_FALSE" if V311 else "POP_JUMP_IF_FALSE"
BOOLEANS = {"COMPARE_OP", "CONTAINS_OP", "IS_OP", "UNARY_NOT", "TO_BOOL"}
UNPACKING = {
    "UNPACK_SEQUENCE",
    "UNPACK_EX",
    "LIST_EXTEND",
    "SET_UPDATE",
    "DICT_UPDATE",
    "DICT_MERGE",
}

# instruction -> (verb, watcher, depths of its operands, depth of the value that it writes)
STACKED: dict[str, tuple[str, Callable[..., None], tuple[int, ...], int]] = {
    "STORE_ATTR": ("writes", watch.on_attribute, (1,), 2),
    "DELETE_ATTR": ("deletes", watch.on_attribute, (1,), 0),
    "BINARY_SUBSCR": ("reads", watch.on_item, (2, 1), 0),
    "STORE_SUBSCR": ("writes", watch.on_item, (2, 1), 3),
    "DELETE_SUBSCR": ("deletes", watch.on_item, (2, 1), 0),
    "BINARY_SLICE": ("reads", watch.on_whole, (3,), 0),
    "STORE_SLICE": ("writes", watch.on_whole, (3,), 4),
    "GET_ITER": ("iterates", watch.on_whole, (1,), 0),
    "COMPARE_OP": ("compares", watch.on_compared, (2, 1), 0),
    "CONTAINS_OP": ("looks in", watch.on_whole, (1,), 0),
    "FOR_ITER": ("iterates", watch.on_iteration, (1,), 0),
    **dict.fromkeys(UNPACKING, ("reads", watch.on_whole, (1,), 0)),
}
FORMATS = {"FORMAT_SIMPLE", "FORMAT_VALUE", "FORMAT_WITH_SPEC", "CONVERT_VALUE"}
CHANGING = {"writes", "deletes"}
READS_VALUE = {"BINARY_SUBSCR", "BINARY_SLICE"}


class Sites:
    """All sites of one module; kept by their place in the code, so that they are made once."""

    def __init__(self, path: str, module: str, lines: list[str]) -> None:
        self.path = path
        self.module = module
        self.lines = lines
        self.by_place: dict[tuple[object, ...], Site] = {}

    def at(self, place: tuple[object, ...], instr: Instr, verb: str, name: str = "") -> Site:
        """The site of this instruction; the same one whenever the code is instrumented again."""
        site = self.by_place.get(place)
        if site is None:
            location = instr.location
            line = location.lineno if location and location.lineno else 0
            site = Site(
                len(self.by_place), self.path, line, (location.col_offset or 0) if location else 0,
                verb, self._text(instr) or name, name, self.module, verb in CHANGING,
            )  # fmt: skip
            self.by_place[place] = site
        return site

    def _text(self, instr: Instr) -> str:
        where = instr.location
        if (
            not where
            or not where.lineno
            or where.col_offset is None
            or where.lineno > len(self.lines)
        ):
            return ""
        text = self.lines[where.lineno - 1].encode()
        end = where.end_col_offset if where.end_lineno == where.lineno else len(text)
        return text[where.col_offset : end].decode(errors="replace").strip()


class Instrumenter:
    """Instruments the code objects of one module. `watched`: globals that somebody rebinds."""

    def __init__(
        self, sites: Sites, watched: set[str], *, record: bool, trace: bool = False
    ) -> None:
        self.sites = sites
        self.watched = watched
        self.record = record
        self.trace = trace
        self.cells: set[str] = set()
        self.held_back: Instr | None = None

    def module(self, code: CodeType) -> CodeType:
        """The module's code with all functions and classes inside it."""
        self.cells = {name for name, stores in _cell_stores(code).items() if stores > 1}
        return self._code(code, "", top=True)

    def _code(self, code: CodeType, within: str, *, top: bool = False) -> CodeType:
        where = f"{within}/{code.co_name}:{code.co_firstlineno}"
        block = Bytecode.from_code(code)
        labels = {id(item): place for place, item in enumerate(block) if isinstance(item, Label)}
        out = Bytecode()
        out._copy_attr_from(block)  # noqa: SLF001  bytecode's own way to keep flags and names
        previous = ""
        for place, item in enumerate(_items(block)):
            if not isinstance(item, Instr):
                out.append(item)
                continue
            self._one(
                out,
                item,
                (where, place),
                previous,
                top=top,
                loops=_loops(block, item, place, labels),
            )
            if item.name not in {"CACHE", "EXTENDED_ARG", "NOP"}:
                previous = item.name
        return out.to_code()

    def _one(  # noqa: PLR0913  one instruction and all that is known around it
        self,
        out: Bytecode,
        item: Instr,
        place: tuple[str, int],
        previous: str,
        *,
        top: bool,
        loops: bool,
    ) -> None:
        name = item.name
        arg: Any = item.arg
        if isinstance(arg, CodeType):
            inner: Any = self._code(arg, place[0] + f"#{place[1]}")
            out.append(Instr(name, inner, location=item.location))
            return
        if loops:
            self._call(out, item, watch.on_loop, None, ())
        elif name == "YIELD_VALUE":
            self._call(out, item, watch.on_yield, self.sites.at(place, item, "yields"), ())
        if name in STACKED:
            self._stacked(out, item, place)
        elif name in {"LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL"} or (
            top and name in {"LOAD_NAME", "STORE_NAME", "DELETE_NAME"}
        ):
            self._global(out, item, place)
        elif name in {"LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF"}:
            self._cell(out, item, place)
        elif name in {"LOAD_ATTR", "LOAD_METHOD"}:
            self._attribute(out, item, place)
        elif name in {"CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX", "KW_NAMES"}:
            self._called(out, item, place, previous)
        elif name == "BINARY_OP":
            self._binary(out, item, place)
        else:
            self._truth(out, item, place, previous)
            out.append(item)

    # -- one kind of instruction each --------------------------------------------------

    def _stacked(self, out: Bytecode, item: Instr, place: tuple[object, ...]) -> None:
        verb, watcher, operands, value = STACKED[item.name]
        name = item.arg if item.name.endswith("_ATTR") else ""
        site = self.sites.at(place, item, verb, str(name))
        self._call(out, item, watcher, site, operands)
        if self.record and value:
            self._call(out, item, watch.on_value, site, (value,))
        out.append(item)
        if self.record and item.name in READS_VALUE:
            self._call(out, item, watch.on_value, site, (1,))

    def _global(self, out: Bytecode, item: Instr, place: tuple[object, ...]) -> None:
        pushes_null, name = _flag_and_name(item, default=False)
        if name not in self.watched:
            out.append(item)
            return
        verb = {"LOAD": "reads", "STORE": "writes"}.get(item.name.partition("_")[0], "deletes")
        site = self.sites.at(place, item, verb, str(name))
        self._call(out, item, watch.on_global, site, ())
        self._with_value(out, item, site, verb, shown=not pushes_null)

    def _with_value(
        self, out: Bytecode, item: Instr, site: Site, verb: str, *, shown: bool = True
    ) -> None:
        if self.record and verb == "writes":
            self._call(out, item, watch.on_value, site, (1,))
        out.append(item)
        if self.record and verb == "reads" and shown:
            self._call(out, item, watch.on_value, site, (1,))

    def _cell(self, out: Bytecode, item: Instr, place: tuple[object, ...]) -> None:
        variable = item.arg
        if not isinstance(variable, CellVar | FreeVar) or variable.name not in self.cells:
            out.append(item)
            return
        verb = {"LOAD": "reads", "STORE": "writes"}.get(item.name.partition("_")[0], "deletes")
        site = self.sites.at(place, item, verb, variable.name)
        self._call(out, item, watch.on_cell, site, (variable,))
        self._with_value(out, item, site, verb)

    def _attribute(self, out: Bytecode, item: Instr, place: tuple[object, ...]) -> None:
        is_method, name = _flag_and_name(item, default=item.name == "LOAD_METHOD")
        site = self.sites.at(place, item, "reads", str(name))
        self._call(out, item, watch.on_attribute, site, (1,))
        out.append(
            Instr("LOAD_ATTR", str(name) if V311 else (False, str(name)), location=item.location)
        )
        if self.record and not is_method:
            self._call(out, item, watch.on_value, site, (1,))
        if is_method:
            out.append(Instr("PUSH_NULL", location=item.location))
            if not V313:
                out.append(Instr("SWAP", 2, location=item.location))

    def _called(self, out: Bytecode, item: Instr, place: tuple[object, ...], previous: str) -> None:
        """KW_NAMES, PRECALL and CALL belong together: the watcher stands before them."""
        if item.name == "KW_NAMES":
            self.held_back = item
            return
        if item.name == "CALL" and previous == "PRECALL":
            out.append(item)
            return
        count = item.arg if isinstance(item.arg, int) else 0
        site = self.sites.at(place, item, "calls", "")
        if self.trace and item.name == "CALL_FUNCTION_EX":
            # Only what is there: below the arguments may stand nothing, which cannot be copied.
            for depth in (1, 2) if count & 1 else (1,):
                self._call(out, item, watch.on_quiet, site, (depth,))
        self._call(out, item, on_call, site, _call_operands(item.name, count))
        if self.held_back is not None:
            out.append(self.held_back)
            self.held_back = None
        out.append(item)

    def _binary(self, out: Bytecode, item: Instr, place: tuple[object, ...]) -> None:
        operation = item.arg
        if V314 and getattr(operation, "name", "") == "SUBSCR":
            self._stacked(out, Instr("BINARY_SUBSCR", location=item.location), place)
            out.pop()
        elif isinstance(operation, BinaryOp) and operation.name.startswith("INPLACE"):
            site = self.sites.at(place, item, "writes", "")
            self._call(out, item, watch.on_whole, site, (2,))
        elif self.trace and isinstance(operation, BinaryOp):
            self._traced(out, item, place, (2, 1))
        out.append(item)

    def _traced(
        self, out: Bytecode, item: Instr, place: tuple[object, ...], depths: tuple[int, ...]
    ) -> None:
        """What is no step, though it may read a container: noted where steps are traced."""
        site = self.sites.at(place, item, "reads", "")
        for depth in depths:
            self._call(out, item, watch.on_quiet, site, (depth,))

    def _truth(self, out: Bytecode, item: Instr, place: tuple[object, ...], previous: str) -> None:
        name = item.name
        if self.trace and name in FORMATS:
            self._traced(out, item, place, (1,))
        tests = name in {"TO_BOOL", "UNARY_NOT"} or (
            not V313 and "JUMP" in name and "_IF_" in name and "NONE" not in name
        )
        if tests and previous not in BOOLEANS:
            site = self.sites.at(place, item, "tests", "")
            self._call(out, item, watch.on_whole, site, (1,))

    # -- the inserted call -------------------------------------------------------------

    def _call(
        self, out: Bytecode, item: Instr, function: Callable[..., None], site: Site | None,
        operands: Iterable[int | CellVar | FreeVar],
    ) -> None:  # fmt: skip
        """Append `if gate: function(site, *operands)`; operands: depths on the stack, or cells."""
        where = item.location
        after = Label()

        def put(name: str, *arg: Any) -> None:
            out.append(Instr(name, *arg, location=where))

        if site is not None:
            put("LOAD_CONST", site.gate)
            if V313:
                put("TO_BOOL")
            put(JUMP_IF_FALSE, after)
        if not V313:
            put("PUSH_NULL")
        put("LOAD_CONST", function)
        if V313:
            put("PUSH_NULL")
        pushed = 2
        if site is not None:
            put("LOAD_CONST", site)
            pushed += 1
        for operand in operands:
            if isinstance(operand, int):
                put("COPY", operand + pushed)
            else:
                put("LOAD_FAST" if V313 else "LOAD_CLOSURE", operand)
            pushed += 1
        if V311:
            put("PRECALL", pushed - 2)
        put("CALL", pushed - 2)
        put("POP_TOP")
        out.append(after)


def _items(block: Bytecode) -> list[Any]:
    """Instructions, labels and the marks of `try` blocks."""
    return list(block)


def _flag_and_name(item: Instr, *, default: bool) -> tuple[bool, str]:
    """LOAD_GLOBAL and LOAD_ATTR carry a flag beside the name, as of some version."""
    arg: Any = item.arg
    return (bool(arg[0]), str(arg[1])) if isinstance(arg, tuple) else (default, str(arg))


def _call_operands(name: str, count: int) -> tuple[int, ...]:
    """Depths of the callable and of its first two arguments, before the call instruction."""
    if name == "CALL_FUNCTION_EX":
        arguments = 1 + (count & 1)
        return (arguments + (2 if V313 else 1),)
    names = 1 if name == "CALL_KW" else 0
    callable_at = count + names + (2 if V313 else 1)
    first = tuple(count + names - index for index in range(min(count, 2)))
    return (callable_at, *first)


def _loops(block: Bytecode, item: Instr, place: int, labels: dict[int, int]) -> bool:
    """The instruction is the backward jump of a `while` loop."""
    if "JUMP" not in item.name or "NO_INTERRUPT" in item.name or not isinstance(item.arg, Label):
        return False
    target = labels.get(id(item.arg), place)
    if target >= place:
        return False
    following = next((each for each in block[target:] if isinstance(each, Instr)), None)
    return following is not None and following.name not in {"FOR_ITER", "SEND"}


def _cell_stores(code: CodeType) -> dict[str, int]:
    """How often each shared variable is stored; a store from an inner function counts double."""
    stores: dict[str, int] = {}
    for item in _items(Bytecode.from_code(code)):
        if not isinstance(item, Instr):
            continue
        arg: Any = item.arg
        if item.name in {"STORE_DEREF", "DELETE_DEREF"} and isinstance(arg, CellVar | FreeVar):
            weight = 2 if isinstance(arg, FreeVar) or _jumps_back(code) else 1
            stores[arg.name] = stores.get(arg.name, 0) + weight
        elif isinstance(arg, CodeType):
            for name, count in _cell_stores(arg).items():
                stores[name] = stores.get(name, 0) + count
    return stores


def _jumps_back(code: CodeType) -> bool:
    return any(
        isinstance(item, Instr) and "BACKWARD" in item.name for item in Bytecode.from_code(code)
    )

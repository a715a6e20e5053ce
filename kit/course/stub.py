"""Is a stub still as it came? Told from its text alone: the judge never imports a submission.

The answer errs towards "touched": then the stub is run, and a check that ends in the stub's own
``NotImplementedError`` is "not started" all the same. Only a file in which nothing can pass a
check is called untouched: every function in it is open, and no name is bound twice.
"""

from __future__ import annotations

import ast
from typing import Final

_PLAIN_DECORATORS: Final = frozenset({"property", "staticmethod", "classmethod", "contextmanager"})
_MAIN_GUARD: Final = "__name__ == '__main__'"
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_untouched(source: str) -> bool:
    """There are open functions, and there is nothing else that could do any work."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(map(_has_open_function, body)) and _only_open(body)


def is_open(function: _Function) -> bool:
    """The first thing that the body does is ``raise NotImplementedError``."""
    body = [each for each in function.body if not _is_text(each)]
    return bool(body) and isinstance(body[0], ast.Raise) and _raises_todo(body[0])


def _raises_todo(statement: ast.Raise) -> bool:
    raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _has_open_function(node: ast.stmt) -> bool:
    if isinstance(node, _Function):
        return is_open(node)
    return isinstance(node, ast.ClassDef) and any(map(_has_open_function, node.body))


def _only_open(body: list[ast.stmt]) -> bool:
    names: list[str] = []
    for node in body:
        bound = _names_of_idle(node)
        if bound is None:
            return False
        names.extend(bound)
    return len(names) == len(set(names))


def _names_of_idle(node: ast.stmt) -> list[str] | None:
    """The names that a statement binds without doing any work; None when it might do some."""
    match node:
        case ast.Import(names) | ast.ImportFrom(names=names):
            bound = [(each.asname or each.name).partition(".")[0] for each in names]
            return None if "*" in bound else bound
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.name] if is_open(node) and _plainly_decorated(node) else None
        case ast.ClassDef(name, decorator_list=[]):
            return [name] if _only_open(node.body) else None
        case _:
            return _names_of_constant(node)


def _names_of_constant(node: ast.stmt) -> list[str] | None:
    match node:
        case ast.Pass() | ast.AnnAssign(value=None) | ast.Expr(value=ast.Constant()):
            return []
        case ast.If(test=test) if ast.unparse(test) == _MAIN_GUARD:
            return []
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return [name] if _is_literal(value) else None
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return [name] if _is_literal(value) else None
        case _:
            return None


def _plainly_decorated(function: _Function) -> bool:
    """A property's setter binds its name again, so it counts as touched."""
    return all(
        isinstance(each, ast.Name) and each.id in _PLAIN_DECORATORS
        for each in function.decorator_list
    )


def _is_literal(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)

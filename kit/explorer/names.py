"""What the source tells by itself: what may be rebound, what is imported, which loops pause."""

from __future__ import annotations

import ast

GIVES_UP = (ast.Raise, ast.Assert, ast.Break, ast.Return)


class _Bindings(ast.NodeVisitor):
    def __init__(self) -> None:
        self.values: set[str] = set()
        self.definitions: dict[str, int] = {}
        self.declared: set[str] = set()
        self.depth = 0

    def visit_FunctionDef(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    ) -> None:
        self._define(node.name)
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef  # noqa: N815

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self._define(alias.asname or alias.name.partition(".")[0])

    visit_ImportFrom = visit_Import  # noqa: N815

    def visit_Global(self, node: ast.Global) -> None:
        self.declared.update(node.names)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store | ast.Del) and self.depth == 0:
            self.values.add(node.id)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name and self.depth == 0:
            self.values.add(node.name)
        self.generic_visit(node)

    def _define(self, name: str) -> None:
        if self.depth == 0:
            self.definitions[name] = self.definitions.get(name, 0) + 1


def rebindable(tree: ast.Module) -> set[str]:
    """Names of globals that hold values which can change while threads run.

    All but those bound once, by def, class or import.
    """
    found = _Bindings()
    found.visit(tree)
    twice = {name for name, count in found.definitions.items() if count > 1}
    return found.values | found.declared | twice


def pauses(tree: ast.Module) -> set[int]:
    """Lines with a wait that only sets the pace of a loop: ``while not stop.wait(0.1): ...``.

    Not if the loop may give up: it leaves by itself, asserts something, or counts.
    """
    found: set[int] = set()
    for loop in ast.walk(tree):
        match loop:
            case ast.While(
                test=ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Attribute(attr="wait")))
            ) if not any(_gives_up(each) for part in loop.body for each in ast.walk(part)):
                found.update(range(loop.test.lineno, (loop.test.end_lineno or 0) + 1))
    return found


def _gives_up(node: ast.AST) -> bool:
    if isinstance(node, ast.AugAssign):
        return isinstance(node.target, ast.Name)  # counts its rounds
    return isinstance(node, GIVES_UP)


def imported(tree: ast.Module) -> set[str]:
    """Top names of all modules that are imported anywhere."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names

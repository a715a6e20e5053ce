"""The words for a failed assertion: what was called, what was expected, what came back.

The author writes ``assert outcome.value == a + b``; the learner reads ``two_deposits(account,
1, 1) gave 1, expected 2``. The judge still has the frame of the check, so both sides are
evaluated once more in it. Words that the author gave with the assertion come first.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Final

from kit.plain import show
from kit.pytest_plugin.look import Look, Run, raised_words
from kit.pytest_plugin.sentences import phrase, say
from kit.pytest_plugin.submission import Submission

_LAST: Final = "the last result"
_EXPECTED: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "eq",
    ast.NotEq: "noteq",
    ast.Is: "eq",
    ast.IsNot: "noteq",
    ast.Lt: "lt",
    ast.LtE: "lte",
    ast.Gt: "gt",
    ast.GtE: "gte",
    ast.In: "in",
    ast.NotIn: "notin",
}


def frame_in(traceback: TracebackType | None, folder: Path) -> tuple[FrameType, int] | None:
    """The innermost frame, and its line, whose code lies in the folder."""
    found = None
    while traceback is not None:
        frame = traceback.tb_frame
        if Path(frame.f_code.co_filename).parent == folder:
            found = frame, traceback.tb_lineno
        traceback = traceback.tb_next
    return found


@lru_cache(maxsize=32)
def _assertions(path: Path) -> tuple[ast.Assert, ...]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Assert))


def assertion_at(frame: FrameType, line: int) -> ast.Assert | None:
    """The assertion on that line of the frame's file."""
    try:
        known = _assertions(Path(frame.f_code.co_filename))
    except (OSError, SyntaxError, ValueError):
        return None
    around = [each for each in known if each.lineno <= line <= (each.end_lineno or each.lineno)]
    return min(around, key=lambda each: (each.end_lineno or 0) - each.lineno, default=None)


class Words:
    """The words for one failed assertion; `last` is the result that was looked at last."""

    def __init__(self, node: ast.Assert, frame: FrameType, last: Look | None) -> None:
        self._node = node
        self._names: dict[str, Any] = {**frame.f_globals, **frame.f_locals, _LAST: last}
        self._last = last

    def verdict(self) -> str | None:
        """The verdict that the assertion itself names: it looks at what was left behind."""
        names = {each.attr for each in ast.walk(self._node.test) if isinstance(each, ast.Attribute)}
        return "left-behind" if "left_behind" in names else None

    def text(self) -> str | None:
        """The author's words, else both sides of a simple comparison; None for neither."""
        if self._node.msg is not None and not self._asks_again(self._node.msg):
            try:
                return str(self._evaluate(self._node.msg))
            except Exception:  # noqa: BLE001 - the expression may do anything
                return None
        if self.verdict() and isinstance(self._last, Run) and self._last.left_behind:
            left = ", ".join(
                f"{phrase('kinds', each.kind)} {each.what}" for each in self._last.left_behind
            )
            return say("gave", "left", call=self._last.call.text, left=left)
        try:
            return self._compared()
        except Exception:  # noqa: BLE001 - the expression may do anything
            return None

    def _evaluate(self, node: ast.expr) -> Any:
        code = compile(ast.Expression(node), "<check>", "eval")
        return eval(code, self._names)  # noqa: S307 - the author's own expression, in the judge

    def _compared(self) -> str | None:
        test = _WithoutRuns(self._names).visit(self._node.test)
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or self._asks_again(test):
            return None
        came, wanted = test.left, test.comparators[0]
        symmetric = isinstance(test.ops[0], ast.Eq | ast.NotEq)
        if symmetric and self._look_in(wanted) and not self._look_in(came):
            came, wanted = wanted, came
        value = show(self._evaluate(wanted), 60)
        expected = say("expected", _EXPECTED[type(test.ops[0])], value=value)
        return say("gave", "expected", gave=self._gave(came), expected=expected)

    def _gave(self, came: ast.expr) -> str:
        value = show(self._evaluate(came), 60)
        look = self._look_in(came)
        match came:
            case ast.Attribute(value=ast.Name(), attr="value") if look is not None:
                return say("gave", "value", call=look.call.text, value=value)
            case ast.Attribute(value=ast.Name(), attr="raised") if look is not None:
                return f"{look.call.text} {self._raised(came)}"
        about = look or self._last
        if about is None:
            return say("gave", "alone", what=_spoken(came), value=value)
        return say("gave", "part", what=_spoken(came), call=about.call.text, value=value)

    def _raised(self, came: ast.expr) -> str:
        problem = self._evaluate(came)
        return say("raised", "nothing") if problem is None else raised_words(problem)

    def _asks_again(self, node: ast.expr) -> bool:
        """Evaluating it would run the submission once more."""
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        return any(isinstance(self._names.get(name), Submission) for name in names)

    def _look_in(self, node: ast.expr) -> Look | None:
        for each in ast.walk(node):
            found = self._names.get(each.id) if isinstance(each, ast.Name) else None
            if isinstance(found, Look):
                return found
        return None


class _WithoutRuns(ast.NodeTransformer):
    """Puts the result that is at hand in place of ``submission.run(...)``."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """One run is what was looked at last; anything else stays."""
        match node.func:
            case ast.Attribute(value=ast.Name(id=name), attr="run"):
                if isinstance(self._names.get(name), Submission):
                    return ast.copy_location(ast.Name(_LAST, ast.Load()), node)
        return self.generic_visit(node)


def _spoken(node: ast.expr) -> str:
    """``the stdout``, ``the exit code``, or the expression as it stands."""
    match node:
        case ast.Attribute(value=ast.Name(), attr=attribute):
            return say("gave", "the", attribute=attribute.replace("_", " "))
        case _:
            return ast.unparse(node)

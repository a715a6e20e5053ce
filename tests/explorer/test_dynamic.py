"""Code that a program makes at run time hides nothing."""

from __future__ import annotations

import textwrap

import pytest

from kit.explorer import service

ADD = "def add():\n    global total\n    seen = total\n    total = seen + 1\n"
WAYS = {
    "exec": f"exec({ADD!r})",
    "exec with names": f"exec({ADD!r}, globals())",
    "compile": f"exec(compile({ADD!r}, 'x', 'exec'))",
    "builtins": f"import builtins as b\nb.exec(b.compile({ADD!r}, 'x', 'exec'), globals())",
    "function type": (
        f"import types\ncode = compile({ADD!r}, 'x', 'exec').co_consts[0]\n"
        "add = types.FunctionType(code, globals())"
    ),
    "eval": 'add = eval(\'lambda: globals().__setitem__("total", globals()["total"] + 1)\')',
}


def two(module):
    from kit import together

    together(module.add, module.add)
    return module.total


def values(tmp_path, source: str) -> set[object]:
    (tmp_path / "ana").mkdir()
    (tmp_path / "ana" / "answer.py").write_text(textwrap.dedent(source), encoding="utf-8")
    found = service.explore_scenario(str(tmp_path / "ana"), "answer.py", two, ())
    return {each["value"] for each in found["outcomes"]}


@pytest.mark.parametrize("way", WAYS)
def test_the_race_is_found(tmp_path, way) -> None:
    assert values(tmp_path, f"total = 0\n{WAYS[way]}\n") == {1, 2}


def test_local_names_are_where_exec_puts_them(tmp_path) -> None:
    source = """
        total = 0
        def make():
            names = {}
            exec("x = 20 + 1", {}, names)
            return names["x"] + eval("y * 2", {"y": 10}) + eval("  1")
        def add():
            global total
            total = make()
    """
    assert values(tmp_path, source) == {42}


def test_a_dataclass_is_as_it_was(tmp_path) -> None:
    source = """
        from collections import namedtuple
        from dataclasses import dataclass
        @dataclass
        class Point:
            x: int = 1
        Pair = namedtuple("Pair", "a b")
        total = Point() == Point(1) and Pair(1, 2).b
        def add(): pass
    """
    assert values(tmp_path, source) == {2}

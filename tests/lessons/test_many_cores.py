"""Chapter 09: the model of the GIL is that of the snippets, and the model of the jobs is clear."""

from __future__ import annotations

import ast
import dis
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "exercises" / "09_gil"


def load(name):
    spec = importlib.util.spec_from_file_location(f"chapter_09_{name}", CHAPTER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


snippets, snippets_gil, six_jobs = map(load, ("snippets", "snippets_gil", "six_jobs"))
NAMES = list(snippets.SNIPPETS)


class WrittenOut(ast.NodeTransformer):
    """After each call a look, and a lock that is waited for without the GIL."""

    def visit_Call(self, node):
        return ast.Call(ast.Name("looked"), [self.generic_visit(node)], [])

    def visit_withitem(self, node):
        return ast.withitem(ast.Call(ast.Name("waiting_for"), [node.context_expr], []))


def function(module, name):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return next(each for each in tree.body if getattr(each, "name", None) == name)


@pytest.mark.parametrize("name", NAMES)
def test_the_gil_is_written_out_after_each_call_and_nowhere_else(name):
    expected = WrittenOut().visit(function(snippets, name))
    assert ast.unparse(function(snippets_gil, name)) == ast.unparse(expected)


@pytest.mark.parametrize("name", NAMES)
def test_this_interpreter_has_a_call_wherever_a_look_is_written_out(name):
    """No loop is in there: a jump backward is an exception's way out of a `with`."""
    calls = [
        each.opname for each in dis.get_instructions(snippets.SNIPPETS[name])
        if each.opname.startswith("CALL") and each.opname != "CALL_INTRINSIC_1"
    ]  # fmt: skip
    nodes = list(ast.walk(function(snippets_gil, name)))
    looks = sum(getattr(each, "id", None) == "looked" for each in nodes)
    looks += sum(isinstance(each, ast.With) for each in nodes)  # in __exit__
    assert calls == ["CALL"] * looks


def test_both_count_from_the_same_start():
    assert list(snippets_gil.SNIPPETS) == NAMES
    assert snippets.total() == snippets_gil.total() == 0


@pytest.mark.parametrize("name", list(six_jobs.JOBS))
def test_the_best_tool_for_a_job_is_much_better_than_the_others(name):
    seconds = sorted(six_jobs.model(six_jobs.JOBS[name], tool) for tool in six_jobs.TOOLS)
    assert seconds[1] > 1.5 * seconds[0]


def test_each_tool_and_each_reason_has_its_jobs():
    best = [six_jobs.best(job) for job in six_jobs.JOBS.values()]
    assert {tool: best.count(tool) for tool in six_jobs.TOOLS} == dict.fromkeys(six_jobs.TOOLS, 2)
    assert {six_jobs.bound(job) for job in six_jobs.JOBS.values()} == {"CPU", "I/O"}


def test_the_speed_up_is_measured_with_the_learners_sum_over(tmp_path):
    """Of a folder where it is solved; nothing is said about the numbers."""
    for file in (CHAPTER / "speed_up.py", ROOT / "solutions/09_gil/sum_over.py"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    ran = subprocess.run(
        [sys.executable, tmp_path / "speed_up.py", "4"], capture_output=True, text=True, check=True
    )
    lines = ran.stdout.splitlines()
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]}" in lines[0]
    heads = [line.split(":")[0] for line in lines if line.endswith("other")]
    assert heads == ["computing", "waiting"]
    assert sum("#" in line for line in lines) == 12
    assert ran.stderr == ""

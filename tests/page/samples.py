"""Pages of small programs, made as a failing check makes them."""

from __future__ import annotations

import functools
from pathlib import Path

from kit.explorer import explore_file
from kit.explorer.ending import end_of
from kit.explorer.graph import graph_of
from kit.explorer.packed import pack
from kit.explorer.program import FileProgram
from kit.page import Page, Result

PROGRAMS = Path(__file__).parent / "programs"
ZOO = Path(__file__).parents[1] / "zoo"


def fails(outcome):
    return outcome.kind != "returned" or bool(outcome.died)


@functools.cache
def explored(path):
    return explore_file(path, "main", schedules=1_000)


def failure(path):
    return next(filter(fails, explored(path).outcomes))


@functools.cache
def graph(path, states=1_000):
    return graph_of(FileProgram(path, "main"), failure(path).schedule or "-", states=states)


@functools.cache
def page(name, states=1_000):
    path = PROGRAMS / f"{name}.py"
    first = failure(path)
    results = [Result(end_of(first), "refused")]
    results += [
        Result(end_of(outcome), "bad" if fails(outcome) else "accepted")
        for outcome in explored(path).outcomes
        if outcome is not first
    ]
    verdict = first.kind if first.kind == "deadlock" else "race"
    return Page(
        name,
        verdict,
        checks="Nothing is lost.",
        what="It is not as it should be.",
        why="Because of this.",
        question="What follows?",
        replay=f"kit explore {name}.py::main --replay ",
        scenario="def main(): ...",
        report="the report",
        graph=pack(graph(path, states), most=states),
        results=tuple(results),
    )

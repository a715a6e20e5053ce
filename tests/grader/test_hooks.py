"""Plugins of others in a whole run: a report, an executor, a rule for scores."""

from __future__ import annotations

import random
import sys
import types
from dataclasses import replace

import pytest

from kit.grader import hookimpl
from kit.grader.executor import Collected
from kit.grader.local import judge


class Shuffled:
    """Tells every event but the first late, in any order, some of them twice, and loses some."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.runs = 0

    def run(self, plan, tell):
        self.runs += 1
        events = []
        judge(plan, events.append)
        first = [event for event in events if isinstance(event, Collected)]
        others = [event for event in events if not isinstance(event, Collected)]
        if self.runs == 1:
            others = [each for each in others if self.draw.random() < 0.7]
        others += self.draw.sample(others, k=len(others) // 2)
        self.draw.shuffle(others)
        for event in (*first, *others):
            tell(event)


@pytest.fixture
def plugin(monkeypatch):
    def load(**hooks):
        module = types.ModuleType("my_plugin")
        for name, function in hooks.items():
            setattr(module, name, hookimpl(function))
        monkeypatch.setitem(sys.modules, "my_plugin", module)
        return ("my_plugin",)

    return load


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_an_executor_loses_or_tells_twice_the_grades_are_the_same(room, plugin, seed):
    room.grade()
    undisturbed = room.bytes()
    mine = plugin(kit_executor=lambda name: Shuffled(seed) if name == "shuffled" else None)
    room.grade(executor="shuffled", plugins=mine, out=room.path / "other")
    room.out = room.path / "other"
    assert room.bytes() == undisturbed


def test_a_report_of_ones_own(room, plugin):
    def kit_report(format, grades):  # noqa: A002 - the name that the hook has
        if format == "best":
            return {"best.txt": max(grades, key=lambda each: each.total.points).student.id.encode()}
        return None

    mine = plugin(kit_report=kit_report)
    room.grade(plugins=mine, reports=("json", "best"), only=("01_money/counter",))
    assert (room.out / "best.txt").read_text() in ("ana", "dan")


def test_a_rule_that_fails_for_one_student_is_told_and_costs_nobody_a_point(room, plugin):
    def kit_total(student, attempts):
        if student.id == "ana":
            raise RuntimeError("no rule for ana")

    book = room.grade(plugins=plugin(kit_total=kit_total), only=("01_money/total",))
    assert room.points()["ana"] == 3
    assert any("no rule for ana" in note for note in book.notes)
    assert "no rule for ana" in (room.out / "grades.json").read_text()


def test_a_changed_rule_needs_no_new_run(room, plugin):
    room.grade(only=("01_money/total",))
    half = hookimpl(wrapper=True)

    def kit_score():
        score = yield
        return replace(score, points=score.points / 2)

    module = types.ModuleType("half")
    module.kit_score = half(kit_score)
    sys.modules["half"] = module
    try:
        room.grade(plugins=("half",), only=("01_money/total",), executor="local")
    finally:
        del sys.modules["half"]
    assert room.points()["ana"] == 1.5
    assert "ana: 3 -> 1.5" in (room.out / "changes.txt").read_text()

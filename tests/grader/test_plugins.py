"""Plugins of others: names are checked, and one that raises costs nobody a point and is named."""

from __future__ import annotations

import sys
import types
from dataclasses import replace

import pytest

from kit.grader import hookimpl
from kit.grader.errors import SettingError
from kit.grader.features.feedback import Feedback
from kit.grader.features.scoring import Points
from kit.grader.features.totals import Totals
from kit.grader.grading import graded
from kit.grader.model import Check, Manifest, Result, Score, Student, Submission
from kit.grader.plugins import Plugins
from kit.grader.policy import Policy

MANIFEST = Manifest((Check("c/test_a.py::one", "c/a", 4, "one"),))
ANA = Submission(Student("ana"), "", "ana", "d", {"c": "d"})
PASSED = {"c/test_a.py::one": Result("c/test_a.py::one", "c/a", "passed")}


class NoCourse:
    exercises = ()


def made():
    return Plugins(
        [
            ("points", Points(Policy())),
            ("totals", Totals(Policy())),
            ("feedback", Feedback(NoCourse(), Policy())),
        ]
    )


def points(plugins):
    return graded([(ANA, PASSED)], MANIFEST, plugins, {}).total.points


class Halves:
    @hookimpl(wrapper=True)
    def kit_score(self, exercise):
        score = yield
        return replace(
            score, points=score.points * 0.5, reasons=(*score.reasons, f"half of {exercise}")
        )


class Generous:
    @hookimpl
    def kit_score(self, exercise, checks):
        return Score(exercise, 99, 100)


class Raises:
    @hookimpl
    def kit_score(self):
        raise RuntimeError("\x1b[31moh no")

    @hookimpl
    def kit_comment(self):
        return 1 / 0


class RaisesAround:
    @hookimpl(wrapper=True)
    def kit_score(self):
        yield
        raise KeyError("around")


class RaisesDeeper:
    @hookimpl
    def kit_total(self):
        return self.deeper()

    def deeper(self):
        return {}[1]


def test_a_wrapper_asks_only_for_what_it_uses():
    plugins = made()
    plugins.register("halves", Halves())
    assert points(plugins) == 2


def test_the_first_plugin_that_answers_decides():
    plugins = made()
    plugins.register("generous", Generous())
    assert points(plugins) == 99


@pytest.mark.parametrize("plugin", [Raises, RaisesAround, RaisesDeeper])
def test_a_plugin_that_raises_costs_no_point_and_is_named(plugin):
    plugins = made()
    plugins.register("broken", plugin())
    assert points(plugins) == 4
    assert plugins.faults
    assert all("plugin broken, kit_" in fault for fault in plugins.faults)
    assert not any("\x1b" in fault for fault in plugins.faults)


def test_of_several_plugins_only_the_broken_one_is_left_out():
    plugins = made()
    plugins.register("halves", Halves())
    plugins.register("broken", RaisesAround())
    assert points(plugins) == 2
    assert ["broken" in fault for fault in plugins.faults] == [True]


def test_a_fault_of_the_kit_is_not_hidden():
    class Broken:
        @hookimpl
        def kit_total(self):
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        points(Plugins([("points", Points(Policy())), ("totals", Broken())]))


@pytest.mark.parametrize("name", ["kit_scroe", "kit_points"])
def test_a_name_that_is_no_hook_is_refused(name):
    plugin = types.SimpleNamespace(**{name: hookimpl(lambda: None)})
    with pytest.raises(SettingError, match=name):
        made().register("typo", plugin)


def test_an_argument_that_a_hook_does_not_have_is_refused():
    with pytest.raises(SettingError, match="nothing_such"):
        made().register(
            "typo", types.SimpleNamespace(kit_score=hookimpl(lambda nothing_such: None))
        )


def test_a_module_is_loaded_by_its_name(monkeypatch):
    module = types.ModuleType("my_rules")
    module.kit_score = hookimpl(lambda exercise: Score(exercise, 1, 4))
    monkeypatch.setitem(sys.modules, "my_rules", module)
    plugins = made()
    plugins.load(["my_rules"])
    assert points(plugins) == 1


def test_a_module_that_is_not_there_is_named():
    with pytest.raises(SettingError, match="-p no_such_rules"):
        made().load(["no_such_rules"])


def test_there_are_at_most_eight_hooks():
    from kit.grader import hookspecs

    assert sum(name.startswith("kit_") for name in vars(hookspecs)) == 8

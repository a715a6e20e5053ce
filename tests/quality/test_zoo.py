"""The zoo: small programs whose folder is the verdict, each with the exact answer.

A racy, deadlocked or livelocked program must be found within the budget, with exactly
the number of preemptions that its file states, and its replay must fail in the same way.
A safe program must be clean: a false alarm costs as much as a miss.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kit.explorer import explore_file
from kit.explorer.report.phrases import phrase, verbs_in

ZOO = Path(__file__).parents[1] / "zoo"
BROKEN = ("racy", "deadlock", "livelock")
BUDGET = 10_000  # schedules until a bug must be found
SAFE_BUDGET = 1_000  # schedules that a correct program must survive
CROWDED_BUDGET = 200  # the same where each of them takes long
CROWDED = ("fifty_workers", "hundred_threads", "reorder_100", "two_stage_100")

OWN = re.compile(r"(an?|the|other) [a-z]")


def programs(*folders):
    return [path for folder in folders for path in sorted((ZOO / folder).glob("*.py"))]


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def fewest_preemptions(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FEWEST_PREEMPTIONS":
            return ast.literal_eval(node.value)
    raise AssertionError(f"{name_of(path)} does not state FEWEST_PREEMPTIONS")


def fails(outcome):
    return outcome.kind != "returned" or bool(outcome.died)


def failures(exploration):
    return [outcome for outcome in exploration.outcomes if fails(outcome)]


def same_failure(one, other):
    def told(outcome):
        problems = [outcome.problem, *outcome.died]
        return outcome.kind, [(each.type, each.message, each.thread) for each in problems if each]

    return told(one) == told(other)


def untranslated(exploration):
    """What the explorer says in English words of its own that nobody can read in Chinese."""
    left = (
        [exploration.covered]
        if phrase(exploration.covered, "coverage", "zh") == (exploration.covered)
        else []
    )
    for outcome in exploration.outcomes:
        if outcome.witness is None:
            continue
        steps, waits = outcome.witness.steps, outcome.witness.waits
        left += [step.verb for step in steps if step.verb not in verbs_in("zh")]
        named = [each.what for each in waits] + [each.place for each in steps]
        named += [lock for each in (*steps, *waits) for lock in each.holds]
        left += [each for each in named if OWN.match(each) and phrase(each, "things", "zh") == each]
    return left


@pytest.mark.parametrize("path", programs(*BROKEN), ids=name_of)
def test_a_broken_program_is_found_with_the_fewest_preemptions(path):
    exploration = explore_file(path, function="main", schedules=BUDGET)
    found = failures(exploration)
    assert found, "called clean"
    first = found[0]
    assert first.preemptions == fewest_preemptions(path), first.schedule
    assert first.first_seen <= BUDGET
    assert untranslated(exploration) == []
    assert exploration.warnings == ()
    if path.parent.name != "racy":
        assert path.parent.name in {outcome.kind for outcome in found}
    assert_it_fails_again(path, first)


def assert_it_fails_again(path, first):
    again = explore_file(path, function="main", replay=first.schedule).outcomes
    assert len(again) == 1
    assert same_failure(again[0], first)
    assert again[0].schedule == first.schedule


@pytest.mark.parametrize("path", programs("safe"), ids=name_of)
def test_a_safe_program_is_clean(path):
    budget = CROWDED_BUDGET if path.stem in CROWDED else SAFE_BUDGET
    exploration = explore_file(path, function="main", schedules=budget)
    assert failures(exploration) == []
    assert exploration.covered
    assert untranslated(exploration) == []


def test_every_broken_program_has_a_repaired_twin():
    safe = {path.stem for path in programs("safe")}
    assert {path.stem for path in programs(*BROKEN)} <= safe


def test_the_zoo_is_balanced():
    assert len(programs("racy")) >= 45
    assert len(programs("safe")) >= 65


def test_programs_say_what_they_show_and_leave_the_kit_alone():
    for path in programs(*BROKEN, "safe"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), name_of(path)
        names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        assert "main" in names, name_of(path)
        imported = [
            ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert not any("kit" in statement for statement in imported), name_of(path)

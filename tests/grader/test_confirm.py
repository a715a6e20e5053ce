"""A failing verdict is confirmed by running again; what does not repeat is told."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.grader.confirm import PATIENCE, Judge
from kit.pytest_plugin.check import CHECK, SETTINGS


class Item:
    """Stands for a check: reports one verdict after another, and notes how it was asked."""

    def __init__(self, judge, *looks):
        self.judge = judge
        self.looks = list(looks)
        self.asked = []
        exercise = SimpleNamespace(name="account")
        settings = SimpleNamespace(replay=None, patience=1.0)
        self.config = SimpleNamespace(stash={SETTINGS: settings})
        self.stash = {CHECK: SimpleNamespace(exercise=exercise, root=Path("x"), stub="a.py")}
        self.ihook = self

    def pytest_runtest_protocol(self, *, item, nextitem):
        settings = self.config.stash[SETTINGS]
        schedule = settings.replay.schedule if settings.replay else None
        self.asked.append((schedule, settings.patience))
        verdict, *more = self.looks.pop(0)
        facts = [("kit.verdict", verdict), *(("kit.schedule", each) for each in more)]
        outcome = "passed" if verdict == "passed" else "failed"
        report = pytest.TestReport(
            "x", ("x", 0, "x"), {}, outcome, f"text of {verdict}", "call", user_properties=facts
        )
        self.judge.hear(report)


def judged(*looks):
    judge = Judge()
    item = Item(judge, *looks)
    result = judge.result(item, None, "c/test_a.py::one", "c/a")
    assert not item.looks
    return result, item.asked


def test_a_pass_is_not_run_again():
    result, asked = judged(("passed",))
    assert result.verdict == "passed"
    assert asked == [(None, 1.0)]


def test_a_failure_that_repeats_stands():
    result, _ = judged(("wrong",), ("wrong",))
    assert (result.verdict, result.text) == ("wrong", "text of wrong")
    assert result.tries == ("wrong", "wrong")


def test_what_does_not_repeat_is_told_and_not_scored():
    result, _ = judged(("wrong",), ("passed",))
    assert result.verdict == "not-reproducible"
    assert result.tries == ("wrong", "passed")
    assert "failed (wrong) and passed" in result.text


def test_a_race_is_replayed():
    result, asked = judged(("race", "AAB"), ("race", "AAB"))
    assert result.verdict == "race"
    assert asked == [(None, 1.0), ("AAB", 1.0)]


@pytest.mark.parametrize("replayed", ["passed", "skipped", "wrong"])
def test_a_replay_that_does_not_show_it_is_no_proof_so_the_whole_check_runs(replayed):
    result, asked = judged(("race", "AAB"), (replayed,), ("race", "AAB"))
    assert result.verdict == "race"
    assert asked[-1] == (None, 1.0)


def test_a_race_that_neither_way_shows_again_is_not_reproducible():
    assert judged(("race", "AAB"), ("passed",), ("passed",))[0].verdict == "not-reproducible"


def test_what_hung_is_given_more_time():
    result, asked = judged(("hung",), ("passed",))
    assert result.verdict == "not-reproducible"
    assert asked == [(None, 1.0), (None, PATIENCE)]


def test_what_goes_wrong_when_it_has_more_time_is_told_instead():
    assert judged(("hung",), ("wrong",))[0].verdict == "wrong"


def test_once_it_is_known_to_hang_its_exercise_gets_no_more_patience():
    judge = Judge()
    item = Item(judge, ("hung",), ("hung",), ("hung",), ("hung",))
    for _ in range(2):
        assert judge.result(item, None, "c/test_a.py::one", "c/a").verdict == "hung"
    assert [patience for _, patience in item.asked] == [1.0, PATIENCE, 1.0, 1.0]


@pytest.mark.parametrize(("second", "verdict"), [("passed", "passed"), ("kit-error", "kit-error")])
def test_a_fault_of_the_kit_is_tried_once_more(second, verdict):
    result, _ = judged(("kit-error",), (second,))
    assert result.verdict == verdict
    assert result.tries == (("passed",) if verdict == "passed" else ("kit-error", "kit-error"))


def test_a_check_that_reports_nothing_is_a_fault_of_the_kit():
    judge = Judge()
    item = Item(judge)
    item.pytest_runtest_protocol = lambda **_: None
    assert judge.result(item, None, "c/test_a.py::one", "c/a").verdict == "kit-error"

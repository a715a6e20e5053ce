"""From verdicts to points: partial credit, prerequisites, late work, attempts, bonus, overrides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.grader.errors import SettingError
from kit.grader.features.late import LatePolicy
from kit.grader.features.overrides import Overrides
from kit.grader.features.scoring import Points, Prerequisites
from kit.grader.features.totals import Bonus, Totals
from kit.grader.grading import graded
from kit.grader.model import VERDICTS, Check, Manifest, Result, Student, Submission, exact
from kit.grader.plugins import Plugins
from kit.grader.policy import Policy, read_policy

DEADLINE = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA = Submission(Student("ana"), "", "ana", "d", {"c": "d"}, submitted=DEADLINE)
MANIFEST = Manifest(
    (
        Check("c/test_a.py::one", "c/a", 2, "one"),
        Check("c/test_a.py::two", "c/a", 3, "two"),
        Check("c/test_b.py::one", "c/b", 5, "three"),
    )
)
A, B = "c/a", "c/b"


def plugins(policy=None, overrides=None):
    policy = policy or Policy()
    return Plugins(
        [
            ("points", Points(policy)),
            ("prerequisites", Prerequisites(policy)),
            ("late", LatePolicy(policy)),
            ("totals", Totals(policy)),
            ("bonus", Bonus(policy)),
            ("overrides", Overrides(overrides)),
        ]
    )


def results(*verdicts):
    pairs = zip(MANIFEST.checks, verdicts, strict=False)
    return {check.id: Result(check.id, check.exercise, verdict) for check, verdict in pairs}


def grade(*verdicts, policy=None, submission=ANA, overrides=None, more=()):
    attempts = [(submission, results(*verdicts)), *more]
    return graded(attempts, MANIFEST, plugins(policy, overrides), {})


def points(*verdicts, **options):
    total = grade(*verdicts, **options).total
    return total.points, total.open, total.maximum


some = st.lists(st.sampled_from(VERDICTS), min_size=3, max_size=3)


def test_each_check_earns_its_points():
    assert points("passed", "wrong", "passed") == (7, 0, 10)


def test_what_does_not_repeat_is_open_and_neither_earned_nor_lost():
    assert points("not-reproducible", "kit-error", "passed") == (5, 5, 10)
    assert not grade("not-reproducible", "passed", "passed").final


def test_a_check_without_a_result_keeps_its_place():
    assert points("passed") == (2, 8, 10)


@given(some)
def test_no_verdict_changes_the_maximum_and_points_stay_inside(verdicts):
    earned, waiting, maximum = points(*verdicts)
    assert maximum == 10
    assert 0 <= earned <= earned + waiting <= maximum


@given(some, st.integers(0, 2), st.sampled_from(VERDICTS))
def test_a_pass_is_never_worse_than_another_verdict(verdicts, at, other):
    policies = [Policy(), Policy(all_or_nothing=frozenset({A})), Policy(needs={B: (A,)})]
    for policy in policies:
        better = [*verdicts[:at], "passed", *verdicts[at + 1 :]]
        worse = [*verdicts[:at], other, *verdicts[at + 1 :]]
        assert points(*better, policy=policy)[0] >= points(*worse, policy=policy)[0]


@given(some)
def test_only_a_pass_earns(verdicts):
    worth = [2, 3, 5]
    earned = sum(w for w, v in zip(worth, verdicts, strict=True) if v == "passed")
    assert points(*verdicts)[0] == earned


def test_all_or_nothing():
    policy = Policy(all_or_nothing=frozenset({A}))
    assert points("passed", "wrong", "passed", policy=policy) == (5, 0, 10)
    assert points("passed", "passed", "wrong", policy=policy) == (5, 0, 10)
    assert points("passed", "kit-error", "wrong", policy=policy) == (0, 5, 10)


def test_an_exercise_is_scaled_to_its_worth():
    policy = Policy(worth={A: Fraction(10)})
    assert points("passed", "wrong", "wrong", policy=policy) == (4, 0, 15)


def test_what_needs_something_that_failed_is_not_tried():
    policy = Policy(needs={B: (A,)})
    found = grade("passed", "wrong", "passed", policy=policy)
    assert found.total.points == 2
    assert found.verdicts["c/test_b.py::one"] == "not-tried"
    assert any("needs c/a" in reason for reason in found.attempt.scores[1].reasons)


def test_what_needs_something_that_is_open_is_tried():
    policy = Policy(needs={B: (A,)})
    assert points("kit-error", "passed", "passed", policy=policy) == (8, 2, 10)


def test_a_check_may_need_another_check():
    policy = Policy(needs={"c/test_a.py::two": ("c/test_a.py::one",)})
    assert points("wrong", "passed", "passed", policy=policy) == (5, 0, 10)


@pytest.mark.parametrize(
    ("minutes", "left"),
    [(0, 10), (15, 10), (16, 9), (60 * 24, 9), (60 * 24 + 1, 8), (60 * 24 * 30, 5)],
)
def test_late_work_loses_a_part_for_each_day_that_has_begun(minutes, left):
    policy = Policy(
        deadline=DEADLINE, percent_per_day=Fraction(10), grace_minutes=15, most_percent=Fraction(50)
    )
    late = replace(ANA, submitted=DEADLINE + timedelta(minutes=minutes))
    assert points("passed", "passed", "passed", policy=policy, submission=late)[0] == left


def test_a_deadline_of_ones_own():
    policy = Policy(deadline=DEADLINE)
    student = Student("ana", facts={"deadline": "2026-04-01T12:00:00+00:00"})
    late = replace(ANA, student=student, submitted=DEADLINE + timedelta(days=20))
    assert points("passed", "passed", "passed", policy=policy, submission=late)[0] == 10


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_later_is_never_better(one, two):
    early, later = sorted((one, two))
    policy = Policy(deadline=DEADLINE, percent_per_day=Fraction(7))
    both = [replace(ANA, submitted=DEADLINE + timedelta(minutes=each)) for each in (early, later)]
    first, second = (LatePolicy(policy).penalty(each)[0] for each in both)
    assert 0 <= first <= second <= 1


@pytest.mark.parametrize(("counts", "earned", "name"), [("best", 7, "one"), ("last", 5, "two")])
def test_best_or_last_of_several_attempts(counts, earned, name):
    first = replace(ANA, attempt="one")
    second = replace(ANA, attempt="two")
    found = grade(
        "passed", "wrong", "passed",
        policy=Policy(attempts=counts),
        submission=first,
        more=[(second, results("wrong", "wrong", "passed"))],
    )  # fmt: skip
    assert found.total.points == earned
    assert found.attempt.submission.attempt == name
    assert found.attempts == 2


def test_a_bonus_counts_and_is_not_in_the_maximum():
    policy = Policy(bonus=frozenset({B}))
    assert points("passed", "passed", "passed", policy=policy) == (10, 0, 5)
    assert points("passed", "passed", "wrong", policy=policy) == (5, 0, 5)


@pytest.fixture
def reviewed(tmp_path):
    def write(*lines):
        path = tmp_path / "overrides.csv"
        path.write_text("\n".join(["student,exercise,points,was,reason", *lines]))
        return path

    return write


def test_an_override_is_the_last_word(reviewed):
    path = reviewed("Ana,c/a,4.5,2,talked to her")
    found = grade("passed", "not-reproducible", "passed", overrides=path)
    assert (found.total.points, found.total.open) == (Fraction("9.5"), 0)
    assert found.attempt.scores[0].reasons == ("set by hand from 2 to 4.5: talked to her",)


def test_an_override_of_other_points_than_were_reviewed_is_flagged(reviewed):
    found = grade("passed", "passed", "wrong", overrides=reviewed("ana,c/a,4,2,seen"))
    assert found.total.points == 4
    assert any("look again" in flag for flag in found.flags)


def test_a_total_can_be_set(reviewed):
    assert points("wrong", "wrong", "wrong", overrides=reviewed("ana,total,3,,ill"))[0] == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana,c/a,much,,x", "line 2: points must be a number"),
        ("ana,c/a,-1,,x", "0 or more"),
        ("ben,c/a,1,,x", "no student 'ben'"),
        ("ana,c/z,1,,x", "no exercise 'c/z'"),
    ],
)
def test_a_wrong_line_of_the_overrides_is_named(line, said, reviewed):
    with pytest.raises(SettingError, match=said):
        Overrides(reviewed(line)).kit_before_run(
            run=SimpleNamespace(students=("ana",), exercises=(A, B)), manifest=MANIFEST
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deadlin = 3", "deadlin is not known"),
        ("[late]\nper_day = 3", "late.per_day is not known"),
        ("attempts = 'first'", "attempts must be best or last"),
        ("bonus = ['c/aa']", "did you mean 'c/a'"),
        ("deadline = 'soon'", "is no time"),
        ("hints = -1", "hints must be a number"),
        ("hints =", "policy.toml"),
    ],
)
def test_a_wrong_key_of_the_policy_is_named(text, said, tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(text)
    with pytest.raises(SettingError, match=said):
        read_policy(path, [A, B])


def test_a_policy(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(
        'deadline = 2026-03-01T12:00:00Z\nbonus = ["c/b"]\n[late]\npercent_per_day = 2.5'
    )
    policy = read_policy(path, [A, B])
    assert policy == Policy(
        deadline=DEADLINE, percent_per_day=Fraction("2.5"), bonus=frozenset({B})
    )


@given(st.floats(0, 1e6))
def test_points_of_a_plugin_that_counts_in_floats_are_exact(number):
    assert exact(exact(number)) == exact(number)
    assert abs(float(exact(number)) - number) <= 1e-4

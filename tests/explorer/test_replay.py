"""A schedule as text: what it means, and that it leads to the same outcome again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.explorer import ScheduleError
from kit.explorer.fiber import letter_of
from kit.explorer.schedule import as_text, index_of, parse
from tests.explorer.test_outcomes import BALANCE


@given(st.lists(st.integers(0, 800)), st.integers(0, 2))
def test_a_schedule_survives_its_text(steps, modes):
    text = as_text(steps, unwatched=modes > 0, late=modes > 1)
    assert parse(text) == (tuple(steps), modes > 0, modes > 1)


@given(st.integers(0, 5000))
def test_every_thread_has_a_letter_of_its_own(index):
    assert index_of(letter_of(index)) == index


@pytest.mark.parametrize(
    "text", ["", "aab", "A B", "A-1", "3A", "Ma", "A" + "9" * 9, "~", "~~~A", "A\n"]
)
def test_what_is_no_schedule_is_refused(text):
    with pytest.raises(ScheduleError):
        parse(text)


def test_every_outcome_can_be_replayed(explored):
    for outcome in explored(BALANCE).outcomes:
        (again,) = explored(BALANCE, replay=outcome.schedule).outcomes
        assert (again.value, again.schedule) == (outcome.value, outcome.schedule)
        assert again.witness == outcome.witness


def test_a_schedule_that_does_not_fit_is_told(explored):
    found = explored(BALANCE, replay="CCCC")
    assert found.covered == "the nearest schedule that the program allows"


def test_the_same_seed_gives_the_same_exploration(explored):
    assert explored(BALANCE, seed=3) == explored(BALANCE, seed=3)

"""Whatever the witness is, the report is made, fits, and is safe to print."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.explorer.outcome import (
    Exploration,
    Frame,
    Outcome,
    Problem,
    Step,
    ThreadInfo,
    Wait,
    Witness,
)
from kit.explorer.report import VERDICTS, Failure, explain_json, render, render_outcomes
from kit.plain.width import columns, cut, left, right, safe, wrap

VERBS = (
    *("reads", "writes", "deletes", "calls", "tests", "iterates", "counts", "looks up", "uses"),
    *("takes", "gives back", "waits", "sleeps", "yields"),
)
letters = st.sampled_from("MABCDEFGH")
texts = st.one_of(
    st.sampled_from(
        ["", "x", "self.balance", "jobs.pop", "'残高' * 20", "\x1b[31m", "{x}", "a" * 99]
    ),
    st.text(max_size=30),
)
values = st.none() | texts
few = st.integers(0, 3)
steps = st.builds(
    Step,
    number=st.just(0),
    thread=letters,
    path=texts,
    line=st.integers(0, 20_000),
    verb=st.sampled_from(VERBS),
    place=texts,
    value=values,
    after=values,
    location=st.sampled_from(["", "one", "two", "three"]),
    changes=st.booleans(),
    holds=st.lists(texts, max_size=2).map(tuple),
    note=st.sampled_from(["", "a note", "残" * 90]),
)
frames = st.lists(st.builds(Frame, texts, st.integers(0, 99), texts, texts), max_size=4).map(tuple)
problems = st.builds(
    Problem,
    st.sampled_from(["KeyError", "AssertionError", "\x9b2J"]),
    texts | st.just("dictionary changed size during iteration"),
    frames,
    letters,
)
waits = st.builds(Wait, letters, texts, st.none() | letters, texts, few, st.tuples(texts))
threads = st.lists(st.builds(ThreadInfo, letters, texts, texts), max_size=9).map(tuple)


@st.composite
def witnesses(draw):
    drawn = draw(st.lists(steps, max_size=40))
    start = draw(st.sampled_from([1, 399_990]))
    numbered = tuple(
        Step(start + at, *(getattr(step, name) for name in Step.__slots__[1:]))
        for at, step in enumerate(drawn)
    )
    return Witness(
        draw(threads),
        numbered,
        tuple((step.path, step.line, draw(texts)) for step in numbered[:6]),
        draw(st.lists(st.tuples(st.integers(0, 45), st.integers(0, 10**6)), max_size=2).map(tuple)),
        draw(st.lists(waits, max_size=9).map(tuple)),
    )


outcomes = st.builds(
    Outcome,
    kind=st.sampled_from(["returned", "raised", "deadlock", "livelock"]),
    value=st.none() | st.integers() | texts | st.lists(texts, max_size=9),
    problem=st.none() | problems,
    died=st.lists(problems, max_size=2).map(tuple),
    serial=st.booleans(),
    schedule=st.text("MABC0123456789", max_size=60),
    preemptions=few,
    switches=st.integers(0, 10**6),
    steps=st.integers(0, 10**7),
    first_seen=st.integers(0, 10**5),
    witness=st.none() | witnesses(),
)
failures = st.builds(
    Failure,
    exercise=texts,
    verdict=st.sampled_from(VERDICTS),
    outcome=outcomes,
    serial=st.lists(texts, max_size=7).map(tuple),
    covered=texts,
    replay=texts | st.just("pytest " + "x" * 200),
    hint=values | st.just("Which lines must no other thread come between? " * 4),
    command=texts,
    said=texts,
)
unhurried = settings(
    deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), max_examples=120
)


@unhurried
@given(failures, st.integers(20, 130), st.booleans(), st.sampled_from([30, 30, 24]))
def test_a_report_is_always_made_and_fits(failure, width, ascii, lines):  # noqa: A002
    text = render(failure, width=width, ascii=ascii, lines=lines)
    rows = text.split("\n")
    assert len(rows) <= lines
    assert max(columns(row) for row in rows) <= max(width, 40)
    assert all(row.isprintable() for row in rows)
    assert text.isascii() or not ascii
    assert text == render(failure, width=width, ascii=ascii, lines=lines)


@unhurried
@given(failures)
def test_what_tools_get_is_plain_data(failure):
    assert json.loads(json.dumps(explain_json(failure))) == explain_json(failure)


@unhurried
@given(st.lists(outcomes, max_size=30), texts, st.booleans())
def test_a_table_of_outcomes_is_always_made_and_fits(found, covered, ascii):  # noqa: A002
    exploration = Exploration(tuple(found), 1_312, complete=True, covered=covered)
    for width in (40, 80):
        rows = render_outcomes(exploration, width=width, ascii=ascii).split("\n")
        assert max(columns(row) for row in rows) <= width
        assert all(row.isprintable() for row in rows)


@given(st.text(), st.booleans())
def test_safe_text_is_printable_and_stays_as_it_is(text, ascii_only):
    once = safe(text, ascii_only=ascii_only)
    assert once.isprintable()
    assert once.isascii() or not ascii_only
    assert safe(once, ascii_only=ascii_only) == once


@given(st.text().map(safe), st.integers(0, 40))
def test_cut_and_filled_text_has_its_columns(text, room):
    assert columns(cut(text, room)) <= room
    assert columns(left(text, room)) == columns(right(text, room)) == room


@given(st.text().map(safe), st.integers(4, 40), st.integers(1, 5))
def test_wrapped_text_has_its_lines_and_columns(text, room, lines):
    rows = wrap(text, room, lines=lines)
    assert len(rows) <= lines
    assert all(columns(row) <= room for row in rows)

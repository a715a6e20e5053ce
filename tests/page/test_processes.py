"""The processes of a failing run: their notes, their lanes, and the page that shows them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cell import Cell
from kit.page import Page, write
from kit.page.processes import MOST_EVENTS, MOST_LANES, Event, processes_of

REPO = Path(__file__).parents[2]
CHAPTER = """
title = "Shown"
number = 1
minutes = 10

[[exercise]]
name = "shown"
kind = "build"
file = "shown.py"
tests = "test_shown.py"
minutes = 10
goal = "Show."
hints = ["one", "two", "three"]
"""
PROGRAM = """
import multiprocessing as mp, os, signal
from kit.gates import jobs

def by_fork():
    ours, theirs = mp.Pipe()
    pid = os.fork()
    if pid == 0:
        try:
            theirs.send(("hello", 5))
            signal.pause()
        finally:
            os._exit(1)
    said = ours.recv()
    os.kill(pid, signal.SIGKILL)
    return said, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def by_start(method):
    context = mp.get_context(method)
    answers = context.SimpleQueue()
    child = context.Process(target=answer, args=(answers,), name="worker")
    child.start()
    said = answers.get()
    child.join()
    return said, child.exitcode

def answer(answers):
    answers.put("an answer")
    os._exit(3)

def by_listener(family):
    from multiprocessing.connection import Client, Listener
    with Listener(family=family, authkey=b"key") as listener:
        if os.fork() == 0:
            with Client(listener.address, authkey=b"key") as connection:
                connection.send("a greeting")
                connection.recv()
            os._exit(0)
        with listener.accept() as connection:
            said = connection.recv()
            connection.send("an answer")
    os.wait()
    return said

def by_nobody():
    child = mp.get_context("spawn").Process(target=signal.pause)
    child.start()
    child.join()

def by_pipe():
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, b"one")
        os._exit(0)
    os.wait()
    return os.read(reading, 2), os.read(reading, 9)
"""


@pytest.fixture
def cell(tmp_path):
    folder = tmp_path / "01_shown"
    folder.mkdir()
    (folder / "shown.py").write_text(PROGRAM)
    made = Cell(tmp_path)
    yield made
    made.close()


def recorded(cell, name, *args):
    def scenario(module, *given):
        return getattr(module, name)(*given)

    reply = cell.run("01_shown/shown.py", scenario, *args, record=True, deadline=10)
    assert reply.end == "returned", reply
    return reply.value, processes_of(reply.record)


def test_a_message_and_a_death_by_a_signal(cell):
    value, run = recorded(cell, "by_fork")
    assert value == (("hello", 5), -9)
    assert run.lanes == ("P", "A")
    assert run.events == (
        Event(0, "starts", "", 1),
        Event(1, "sends", "('hello', 5)", 0),
        Event(0, "gets", "('hello', 5)", 1, 1),
        Event(0, "signals", "SIGKILL", 1),
        Event(1, "dies", "SIGKILL", 0),
    )


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_process_of_each_start_method(cell, method):
    value, run = recorded(cell, "by_start", method)
    assert value == ("an answer", 3)
    assert run.lanes == ("P", "A")
    assert run.events[0] == Event(0, "starts", "worker", 1)
    assert Event(1, "sends", "'an answer'", 0) in run.events
    assert [each.lane for each in run.events if "answer" in each.what] == [1, 0]
    assert run.events[-1] == Event(1, "exits", "3", 0)


def test_a_message_over_tcp(cell):
    value, run = recorded(cell, "by_listener", "AF_INET")
    assert value == "a greeting"
    assert [each for each in run.events if each.kind in ("sends", "gets")] == [
        Event(1, "sends", "'a greeting'", 0),
        Event(0, "gets", "'a greeting'", 1, 1),
        Event(0, "sends", "'an answer'", 1),
        Event(1, "gets", "'an answer'", 0, 3),
    ]


def test_where_the_other_end_cannot_be_told_nothing_is(cell):
    _, run = recorded(cell, "by_listener", "AF_UNIX")
    assert [each.kind for each in run.events] == ["starts", "exits"]


def test_bytes_of_a_pipe_that_are_read_in_two_parts(cell):
    value, run = recorded(cell, "by_pipe")
    assert value == (b"on", b"e")
    sent = next(n for n, each in enumerate(run.events) if each.what == "b'one'")
    got = [each for each in run.events if each.kind == "gets"]
    assert got == [Event(0, "gets", "b'one'", 1, sent)] * 2


def test_nothing_is_noted_unless_it_is_asked_for(cell):
    reply = cell.run("01_shown/shown.py", lambda module: module.by_fork())
    assert (reply.end, reply.record) == ("returned", b"")


def test_what_the_kit_does_to_a_run_that_it_stops_is_not_noted(cell):
    """A process that was asked where it stands may die of that, and its parent sees it."""
    reply = cell.run("01_shown/shown.py", lambda module: module.by_nobody(), record=True)
    assert reply.end == "hung", reply
    run = processes_of(reply.record, end=("stops", "hung"))
    assert run.events == (Event(0, "starts", "SpawnProcess-1", 1), Event(0, "stops", "hung"))


def notes(*lines):
    return b"\n".join(json.dumps(line).encode() for line in [[1, "own", 9], *lines])


TWO = ([1, "start", 2, "b"],)


def test_a_run_of_one_process_has_no_lanes():
    assert processes_of(notes([1, "send", 5, 1, "x"])) is None
    assert processes_of(b"") is None


def test_what_is_no_note_is_left_out():
    noise = [[], {}, [1], 7, [1, "send", "x", 1, "y"], [1, "end", 2], ["1", "kill", 2, 9],
             [1, "own", 7], [1, "nothing", 2], [True, "born", 1]]  # fmt: skip
    run = processes_of(b"\xff[\n" + b"[" * 50_000 + b"\n" + notes(*TWO, *noise))
    assert run.events == (Event(0, "starts", "b", 1),)


def test_a_write_that_was_short_and_one_that_failed():
    run = processes_of(notes(
        *TWO, [1, "send", 5, 3, "lost"], [1, "short", 5, 0], [1, "send", 5, 9, "long"],
        [1, "short", 5, 4], [1, "send", 5, 2, "next"], [2, "recv", 5, 4], [2, "recv", 5, 2],
    ))  # fmt: skip
    assert [each.what for each in run.events if each.kind == "gets"] == ["long", "next"]
    assert run.events[1] == Event(0, "sends", "lost")


def test_the_two_ends_of_a_pair_of_sockets():
    run = processes_of(notes(
        *TWO, [1, "pair", 5, 6], [1, "send", 5, 3, "x"], [2, "send", 6, 3, "y"],
        [2, "recv", 6, 3], [1, "recv", 5, 3],
    ))  # fmt: skip
    assert run.events[3:] == (Event(1, "gets", "x", 0, 1), Event(0, "gets", "y", 1, 2))


def test_a_large_message_is_told_with_its_size():
    run = processes_of(notes(*TWO, [1, "send", 5, 999, "x"], [1, "send", 5, 65_537, "y"]))
    assert [each.what for each in run.events[1:]] == ["x", "y (65,537 B)"]


def test_the_own_output_is_no_message():
    assert len(processes_of(notes(*TWO, [1, "send", 9, 1, "x"])).events) == 1


def test_many_processes_and_events_are_cut():
    many = processes_of(notes(*([1, "start", n, ""] for n in range(2, 99))))
    assert (len(many.lanes), many.cut) == (MOST_LANES, True)
    long = processes_of(notes(*TWO, *[[1, "send", 5, 1, "x"]] * 500))
    assert (len(long.events), long.cut) == (MOST_EVENTS, True)
    full = processes_of(notes(*TWO, *[[1, "send", 9, 1, "printed"]] * 2_500))
    assert (len(full.events), full.cut) == (1, True)
    assert f"Only the first {MOST_EVENTS} events" in section(
        write(Page("a", "wrong", processes=long))
    )


def test_the_record_of_a_run_is_capped(cell):
    def chatter(module):
        import os

        ends = os.pipe()
        for _ in range(3_000):
            os.write(ends[1], b"x" * 8)
            os.read(ends[0], 8)

    reply = cell.run("01_shown/shown.py", chatter, record=True)
    assert reply.end == "returned"
    assert 60_000 < len(reply.record) <= 64 * 1024
    assert reply.record.endswith(b"\n")  # It is the notes that stop, not the reading of them.


def shown(*, lang="en", **options):
    run = processes_of(notes(
        *TWO, [1, "start", 3, ""], [3, "send", 5, 3, "7"], [1, "send", 8, 1, "x"],
        [2, "recv", 5, 3], [1, "kill", 2, 9], [1, "end", 2, -9], [1, "end", 3, 0],
    ), **options)  # fmt: skip
    return section(write(Page("a", "wrong", processes=run), lang=lang))


def section(text):
    return text.partition("<section class=processes>")[2].partition("</section>")[0]


def test_each_lane_is_a_column_with_a_header():
    text = shown()
    heads = re.findall(r"<th scope=col>(?:<span[^>]*>)?([^<]+)<", text)
    assert heads == ["Step", "P", "A", "B"]
    assert re.findall(r"<th scope=row>(\d+)", text) == list("12345678")


def test_events_are_said_in_words_and_drawn_as_lines():
    text = shown()
    said = re.findall(r'title="([^"]*)"', text)
    assert said == [
        "starts A b", "begins", "starts B", "begins", "to A: 7", "nobody was seen to read x",
        "from B: 7", "to A: SIGKILL", "from P: SIGKILL", "killed: SIGKILL", "exits: 0",
    ]  # fmt: skip
    kinds = re.findall(r'<line class="(\w+) t\d" x1="(\d+)" y1="(\d+)" x2="(\d+)" y2="(\d+)"', text)
    assert ("message", "250", "250", "150", "450") in kinds
    assert [each[0] for each in kinds] == ["starts", "starts", "message", "signals"]
    assert 'class="event dies bad"' in text


def test_a_lane_ends_with_its_process():
    rows = re.findall(r"<tr>(<th scope=row>.*?)</tr>", shown())
    assert [row.count('class="alive t1"') for row in rows] == [1, 1, 1, 1, 1, 1, 1, 0]


def test_another_end_and_the_end_of_the_first_process_are_said():
    text = shown(end=("stops", "no end"), same=False)
    assert "ended in another way" in text
    assert "was stopped: no end" in text
    assert "进程" in shown(lang="zh")


CHECK = """
def fork(shown):
    return shown.by_fork()

def test_it(submission):
    '''It.'''
    assert submission.run(fork).value == 1
"""


def test_a_failing_check_of_processes_shows_them(tmp_path):
    folder = tmp_path / "exercises" / "01_shown"
    folder.mkdir(parents=True)
    (folder / "chapter.toml").write_text(CHAPTER)
    (folder / "shown.py").write_text(PROGRAM)
    (folder / "test_shown.py").write_text(CHECK)
    (tmp_path / "conftest.py").write_text((REPO / "conftest.py").read_text())
    said = subprocess.run(
        [*(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
         *("--import-mode=importlib", "exercises", "--view")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(REPO), "KIT_LANG": "en"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    pages = list(tmp_path.glob(".kit/pages/*.html"))
    assert len(pages) == 1, said.stdout
    text = section(pages[0].read_text("utf-8"))
    assert "killed: SIGKILL" in text
    assert "ended in another way" not in text

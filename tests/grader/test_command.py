"""The command: stopped, told what to do, and told wrong things."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from kit.cli import main
from kit.grader.difference import changes, read_grades
from kit.grader.run import Watch


def command(room, out, *, jobs):
    return [
        *(sys.executable, "-m", "kit", "grade", str(room.place), "--out", str(out)),
        *("--course", str(room.course), "--jobs", str(jobs)),
    ]


def start(room, out, *, jobs):
    """In a process group of its own, which can be killed as a whole."""
    return subprocess.Popen(
        command(room, out, jobs=jobs),
        cwd=room.path,
        env={**os.environ, "PYTHONPATH": str(room.repo)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process, status=0):
    out, err = process.communicate()
    assert process.returncode == status, err
    return out, err


def lines_in(out):
    path = out / "journal.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(room):
    process = start(room, room.out, jobs=1)
    while process.poll() is None and lines_in(room.out) < 4:
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert re.search(r"Stopped; what is known is kept. To go on: kit grade .*class'? --out", err)
    assert "Traceback" not in err


def test_no_grade_is_lost_when_a_worker_dies(empty_room):
    """A check that kills its own worker costs itself, and is the kit's fault."""
    room = empty_room
    room.write_course()
    room.hand_in("ana", {"total.py": "def total(numbers):\n    return sum(numbers)\n"})
    path = room.course / "01_money" / "test_total.py"
    head = "def test_no_number(submission):"
    path.write_text(path.read_text().replace(head, f"{head}\n    import os; os._exit(3)"))
    finish(start(room, room.out, jobs=1), status=1)
    assert room.verdicts("ana") == ["passed", "kit-error", "not-started"]
    assert room.plain("ana")["open"] == 1
    assert room.points() == {"ana": 2}


def run_here(capsys, *arguments):
    status = main(["grade", *map(str, arguments)])
    return status, capsys.readouterr()


def test_what_changed_is_told(room, capsys):
    here = ("--course", room.course, "--jobs", 1, "--only", "total", "--allow-unprotected")
    assert run_here(capsys, room.place, "--out", room.out, *here)[0] == 0
    room.hand_in("eve", {"total.py": "def total(numbers):\n    return sum(numbers)\n"})
    shutil.copytree(room.out, room.path / "old")
    _, said = run_here(capsys, room.place, "--out", room.out, *here)
    assert "eve: 0 -> 3" in said.out
    assert "another submission counts" in said.out
    assert "ana" not in said.out.partition("Changed")[2]
    assert (room.out / "changes.txt").read_text() in said.out
    _, said = run_here(capsys, "--out", room.out, "--diff", room.path / "old")
    assert "test_two_numbers: not-started -> passed" in said.out


def test_a_run_that_is_stopped_tells_the_same_changes(room):
    room.grade(only=("01_money/total",))
    room.hand_in("eve", {"total.py": "def total(numbers):\n    return sum(numbers)\n"})

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        room.grade(Watch(student=stop), only=("01_money/total",))
    room.grade(only=("01_money/total",))
    assert (room.out / "changes.txt").read_text().startswith("eve: 0 -> 3\n")


def test_a_verdict_that_changed_by_itself_is_said_to_be_so(room):
    room.grade(only=("01_money/total",))
    grades = read_grades(room.out)
    ana = grades["ana"]
    scores = tuple(
        replace(score, results=tuple(replace(each, verdict="hung") for each in score.results))
        for score in ana.attempt.scores
    )
    other = {**grades, "ana": replace(ana, attempt=replace(ana.attempt, scores=scores))}
    (change,) = changes(grades, other)
    assert "do not repeat" in change.why[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--out is missing"),
        (("--out", "grades"), "CLASS is missing"),
        (("nowhere", "--out", "grades"), "no such folder"),
        (("class", "--out", "grades", "--only", "nothing"), "no chapter or exercise 'nothing'"),
        (("class", "--out", "grades", "-p", "no_plugin"), "-p no_plugin"),
        (("class", "--out", "grades", "--executor", "moon"), "no executor 'moon'"),
        (("class", "--out", "grades", "--report", "moon"), "no report 'moon'"),
        (("class", "--out", "grades", "-o", "x"), "NAME=VALUE"),
        (("--out", "grades", "--diff", "class"), "no grades of `kit grade`"),
    ],
)
def test_what_is_typed_wrong_is_answered_in_one_sentence(
    arguments, said, empty_room, capsys, monkeypatch
):
    empty_room.write_course()
    monkeypatch.chdir(empty_room.path)
    given = [*arguments, "--course", str(empty_room.course)] if arguments else []
    status, printed = run_here(capsys, *given)
    assert status == 2
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert len(printed.err.strip().splitlines()[-1]) < 400


def test_what_is_told_of_a_set_of_texts_is_the_same_in_every_run(empty_room):
    """The order of a set of texts is a matter of luck, and so is nothing in a grade."""
    room = empty_room
    room.write_course()
    check = "def test_two(submission):\n    first = next(iter(submission.run(added).value))\n"
    check += "    assert not first, f'it begins with {first}'\n"
    body = "def added(total):\n    return total.total([])\n\n\n" + check
    room.write("course/01_money/test_total.py", body)
    letters = "', '".join("abcdefghijklmnop")
    room.hand_in("ana", {"total.py": f"def total(numbers):\n    return {{'{letters}'}}\n"})
    told = []
    for out in (room.path / "one", room.path / "two"):
        finish(start(room, out, jobs=1))
        told.append((out / "feedback" / "ana.txt").read_bytes())
    assert b"it begins with" in told[0]
    assert told[0] == told[1]

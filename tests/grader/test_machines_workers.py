"""Real workers and judges: killed, stopped and stopped by Ctrl-C in the middle of a check.

A check of these courses does it itself, once, to its own worker: so it is always in the middle.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest

from kit.cell import LEARNER
from kit.grader import digest
from kit.grader.machines import keeper, order
from kit.grader.machines.judge import IDLE
from kit.grader.machines.pile import Piece
from kit.grader.plan import Job, Plan
from kit.plain import dump

TROUBLE = """
    import os, pathlib, signal
    for path in sorted(pathlib.Path(os.environ["TROUBLE"]).iterdir()):
        try:
            path.rename(path.parent.with_name(path.name))  # once, whoever comes first
        except OSError:
            continue
        whom, name = path.name.split("-")
        os.kill(os.getppid() if whom == "worker" else os.getpid(), getattr(signal, name))
        break
"""
DOCSTRING = '    """The sum of nothing is 0."""\n'


@pytest.fixture
def trouble(room, monkeypatch):
    """Makes a check do something to its worker or judge; `worker-SIGKILL`, ..."""
    folder = room.path / "trouble"
    folder.mkdir()
    monkeypatch.setenv("TROUBLE", str(folder))
    path = room.course / "01_money" / "test_total.py"
    path.write_text(path.read_text().replace(DOCSTRING, DOCSTRING + TROUBLE))

    def make(*names):
        for name in names:
            (folder / name).touch()

    return make


@pytest.fixture
def left(monkeypatch, tmp_path):
    """Who is there, of what this test started; and where its temporary files are."""
    token = f"KIT_TEST_{os.getpid()}_{tmp_path.name}"
    monkeypatch.setenv(token, "1")
    place = tmp_path / "tmp"
    place.mkdir()
    place.chmod(0o755)
    monkeypatch.setenv("TMPDIR", str(place))

    def found():
        for process in psutil.process_iter():
            try:
                ours = token in process.environ() and process.pid != os.getpid()
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    yield process
            except psutil.Error:
                continue

    return found, place


def gone(processes):
    """They end by themselves; a judge that nobody ends would wait for `IDLE` seconds."""
    return not psutil.wait_procs([*processes], timeout=IDLE / 2)[1]


def start(room, *more):
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "kit", "grade", room.place, "--out", room.out),
            *("--course", room.course, "--allow-unprotected", *more),
        ],
        cwd=room.path,
        env={**os.environ, "PYTHONPATH": str(room.repo)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_worker_killed_and_one_stopped_cost_no_grade(room, trouble, left):
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    there, temporary = left
    _, said = start(room, "--jobs", "1").communicate()
    undisturbed = room.bytes()
    assert undisturbed, said
    room.out = room.path / "disturbed"
    trouble("worker-SIGKILL", "worker-SIGSTOP")
    process = start(room, "--jobs", "2", "--executor", "dask")
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert {"worker-SIGKILL", "worker-SIGSTOP"} <= {each.name for each in room.path.iterdir()}
    assert said.count("is lost; what it had goes to another") == 1
    assert room.bytes() == undisturbed
    assert gone(there())
    assert [*temporary.iterdir()] == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_nothing_is_left_running_when_it_is_stopped(room, left, how):
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    there, temporary = left
    process = start(room, "--jobs", "1", "--executor", "dask")
    assert any(line.startswith("first result") for line in process.stderr)
    # Ctrl-C goes to all that runs in the terminal; a kill to one process alone.
    (os.killpg if how == signal.SIGINT else os.kill)(process.pid, how)
    _, said = process.communicate()
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "To go on: kit grade" in said
        assert "Traceback" not in said
        assert [*temporary.iterdir()] == []
    assert gone(there())


# -- a judge alone, without dask


CHECKS = (
    "01_money/test_total.py::test_two_numbers",
    "01_money/test_total.py::test_no_number",
    "01_money/test_counter.py::test_no_step_is_lost",
)
FILES = {"01_money/total.py": b"def total(numbers):\n    return sum(numbers)\n"}


@pytest.fixture
def ask(room, tmp_path):
    """Asks a keeper; its judges end with the test."""
    parcel = digest.of_files(FILES)
    (tmp_path / parcel).write_bytes(dump(FILES))
    piece = Piece(0, Job(0, "ana", "", parcel, missing=("01_money/counter.py",)), CHECKS)
    plan = Plan(str(room.course), str(tmp_path), (), containment=LEARNER.as_plain())
    head = order.header("a run", plan)
    keep = keeper.Keeper()

    def ask(**changed):
        plain = order.read(order.order({**head, **changed}, piece, tmp_path))
        return keep.answer(plain["head"], plain["piece"])

    ask.keeper, ask.head = keep, head
    yield ask
    keep.dismiss("a run")


def verdicts(answer):
    return [each["result"]["verdict"] for each in answer["judged"]]


def test_a_judge_that_dies_is_told_and_the_next_order_has_another(trouble, left, ask):
    there, _ = left
    trouble("judge-SIGKILL")
    answer = ask()
    assert answer["judged"] == []
    assert answer["died"] == "ended with status -9"
    answer = ask()
    assert verdicts(answer) == ["passed", "passed", "not-started"]
    assert "died" not in answer
    kept = {each.pid for each in there()}
    assert verdicts(ask()) == ["passed", "passed", "not-started"]
    assert kept & {each.pid for each in there()}
    ask.keeper.dismiss("a run")
    assert [*there()] == []
    assert "over" in ask()["died"]


def test_a_judge_with_other_checks_says_so_and_looks_at_nothing(ask, room):
    path = room.course / "01_money" / "test_total.py"
    path.write_text(path.read_text() + "\n")
    assert ask() == {
        "judged": [],
        "refused": ["its checks of 01_money are not those of the course that is graded"],
    }
    identity = {**ask.head["identity"], "Python": "3.9"}
    assert ask(identity=identity)["refused"][0].endswith(", not 3.9")


def test_a_machine_that_lacks_something_names_it(ask, room, monkeypatch):
    monkeypatch.setenv("KIT_COURSE", str(room.path / "nowhere"))
    (words,) = ask()["refused"]
    assert "nowhere; set KIT_COURSE" in words
    monkeypatch.delenv("KIT_COURSE")
    (words,) = ask(hidden=str(room.path / "private"))["refused"]
    assert "private; set KIT_HIDDEN" in words

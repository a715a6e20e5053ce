"""`kit explore`: what it says, and the exit status, for programs and for wrong input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli import main

PROGRAMS = Path(__file__).with_name("programs")
FIELDS = {
    "verdict",
    "complete",
    "covered",
    "schedules",
    "first_failure",
    "preemptions",
    "switches",
    "replay",
    "error",
    "schedules_per_second",
}


@pytest.fixture
def explored(capsys):
    """Run `kit explore ...` and give the exit status, stdout and stderr."""

    def run(target, *options):
        status = main(["explore", str(PROGRAMS / target), *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def fields(explored):
    def run(target, *options):
        status, out, _ = explored(target, "--json", *options)
        return status, json.loads(out)

    return run


def test_a_race_is_one_in_every_language(fields, explored, monkeypatch):
    monkeypatch.setenv("KIT_LANG", "zh")
    assert fields("balance.py")[1]["verdict"] == "race"
    assert "\u66f4\u65b0\u4e22\u5931" in explored("balance.py")[1]


def test_a_race_is_found_and_is_minimal(fields):
    status, found = fields("unlocked.py::check")
    assert status == 1
    assert found.keys() >= FIELDS
    assert found["verdict"] == "race"
    assert found["preemptions"] <= 2
    assert found["switches"] <= 3
    assert "balance ended at" in found["error"]
    assert found["schedules_per_second"] > 0


def test_a_file_runs_as_a_main_program(fields):
    status, found = fields("unlocked.py")
    assert (status, found["verdict"]) == (1, "race")


@pytest.mark.parametrize("target", ["locked.py", "locked.py::check"])
def test_a_correct_program_is_clean_and_says_what_was_covered(explored, fields, target):
    status, found = fields(target)
    assert (status, found["verdict"], found["error"]) == (0, "clean", None)
    assert found["first_failure"] is found["replay"] is found["switches"] is None
    status, out, _ = explored(target)
    assert status == 0
    assert out.startswith("clean: locked.py: ")
    assert found["covered"] in out


def test_a_main_program_fails_by_a_result_that_whole_threads_never_give(explored, fields):
    status, found = fields("balance.py")
    assert (status, found["verdict"], found["switches"] <= 3) == (1, "race", True)
    _, out, _ = explored("balance.py")
    assert "but every order of whole threads gives 0." in out


def test_the_result_is_looked_at_when_every_thread_has_ended(fields):
    status, found = fields("forgets_to_join.py")
    assert (status, found["verdict"]) == (1, "race")
    assert found["error"] in (
        f"total ended at {lost}, but every order of whole threads gives 3." for lost in (1, 2)
    )


def test_a_program_that_mixes_the_work_of_its_threads_and_loses_nothing_is_clean(fields):
    status, found = fields("mixes.py")
    assert (status, found["verdict"]) == (0, "clean")
    assert found["outcomes"] > 1


def test_a_deadlock_is_named(fields):
    status, found = fields("two_orders.py::check")
    assert (status, found["verdict"]) == (1, "deadlock")
    assert "waits for" in found["error"]


@pytest.mark.parametrize(
    ("function", "error"), [("check_in_a_thread", "sums are off"), ("check_in_main", "always")]
)
def test_what_fails_in_every_order_is_an_exception_and_no_race(fields, function, error):
    status, found = fields(f"always_wrong.py::{function}")
    assert (status, found["verdict"]) == (1, "exception")
    assert error in found["error"]
    assert found["switches"] == 0 or found["preemptions"] == 0


def test_a_replay_runs_exactly_that_schedule(fields):
    _, found = fields("unlocked.py::check")
    status, again = fields("unlocked.py::check", "--replay", found["replay"])
    assert status == 1
    assert again["schedules"] == 1
    assert (again["replay"], again["error"]) == (found["replay"], found["error"])


def test_the_report_names_its_own_replay(explored, fields):
    _, found = fields("unlocked.py::check")
    status, out, _ = explored("unlocked.py::check")
    assert status == 1
    assert "RACE" in out
    assert found["replay"] in out
    lines = out.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 80


def test_a_run_repeats_exactly(explored):
    assert explored("unlocked.py::check") == explored("unlocked.py::check")


def test_the_budget_is_a_number_of_schedules(fields):
    _, found = fields("locked.py::check", "--schedules", "1")
    assert found["schedules"] == 1


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("no_such_file.py", "there is no file"),
        ("", "is a folder"),
        ("locked.py::no_such", "no_such"),
        ("locked.py::not a name", "is no function name"),
        ("unlocked.py::needs_an_argument", "needs_an_argument"),
        ("syntax_error.py", "SyntaxError"),
        ("import_error.py", "no_such_module_anywhere"),
        ("ends_the_process.py::exits", "exit code 0"),
        ("ends_the_process.py::is_killed", "SIGKILL"),
    ],
)
def test_what_cannot_run_is_one_sentence(explored, target, sentence):
    status, out, err = explored(target)
    assert (status, out) == (2, "")
    assert err.startswith("kit: could not run ")
    assert sentence in err
    assert err.count("\n") == 1


def test_what_cannot_run_is_json_when_json_is_asked_for(explored):
    status, out, _ = explored("syntax_error.py", "--json")
    assert status == 2
    assert json.loads(out)["verdict"] == "could not run"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--no-such-option"], "--no-such-option"),
        (["--schedules", "0"], "--schedules"),
        (["--schedules", "many"], "many"),
        (["--replay", "a schedule!"], "is no schedule"),
        (["--replay", "CABC"], "does not fit"),
    ],
)
def test_a_wrong_option_is_one_sentence(explored, options, sentence):
    status, out, err = explored("locked.py::check", *options)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_program_that_waits_outside_is_ended(explored):
    status, _, err = explored("ends_the_process.py::waits_outside", "--deadline", "2")
    assert status == 2
    assert "no answer within 2 s" in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_nothing_is_left_running_when_it_is_stopped(number, monkeypatch, wait_until):
    token = f"stopped-by-{number.name}-{os.getpid()}"
    monkeypatch.setenv("KIT_TEST_TOKEN", token)
    target = str(PROGRAMS / "ends_the_process.py") + "::waits_outside"
    command = [sys.executable, "-m", "kit", "explore", target]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        wait_until(lambda: len(carrying(token)) >= 2)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    wait_until(lambda: not carrying(token))
    if number != signal.SIGKILL:
        assert process.returncode == 130
        assert err == "kit: stopped\n"


def carrying(token):
    """The processes, this one excepted, that were started with the token."""
    wanted = f"KIT_TEST_TOKEN={token}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


@pytest.fixture
def wait_until():
    """Poll a condition; pytest-timeout ends a wait that never ends."""
    import selectors

    def wait(condition):
        with selectors.DefaultSelector() as selector:
            while not condition():
                selector.select(0.05)

    return wait

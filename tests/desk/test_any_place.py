"""The desk works on a checkout that is read-only, and on a narrow screen without UTF-8."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
RACY = """\
class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        self.value += n
"""
PROGRAM = """\
import threading

total = 0


def add():
    global total
    total += 1


def main():
    threads = [threading.Thread(target=add) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return total
"""
# Everything that may be written is elsewhere; the kit itself lies on the same read-only ground.
READ_ONLY = """\
for folder in "$1" "$2"; do
    mount --bind "$folder" "$folder" && mount -o remount,bind,ro "$folder" || exit 99
done
cd "$1" && shift 2 && exec "$@"
"""
POOR = {
    "COLUMNS": "40", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb",
}  # fmt: skip
KIT = [sys.executable, "-m", "kit"]
COMMANDS = {
    "board": ([], 1, "Next: my_pipes"),
    "next": (["next"], 1, "kit hint my_pipes"),
    "list": (["list"], 1, "fail  my_pipes"),
    "hint": (["hint", "my_pipes"], 0, "hint 1 of 3"),
    "view": (["view", "my_pipes", "--no-open"], 1, "my_pipes-nothing_is_lost.html"),
    "replay": (["replay", "my_pipes:ABBA"], 1, "gave 1,"),
    "puzzle": (["puzzle", "my_pipes"], 0, "schedule  ABB"),
    "diff": (["diff", "my_pipes"], 1, "does not"),
    "explore": (["explore", "pr\u00f6g.py::main"], 1, "lost update"),
    "help": (["--help"], 0, "For learners"),
}


@pytest.fixture
def pipes(tmp_path, monkeypatch, kit):
    """A course with an answer that races, in a folder with a blank and letters outside ASCII."""
    folder = tmp_path / "mein \u00fcbungs kurs"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert kit("new", "chapter", "pipes")[0] == 0
    (folder / "exercises" / "01_pipes" / "my_pipes.py").write_text(RACY)
    (folder / "pr\u00f6g.py").write_text(PROGRAM, encoding="utf-8")
    return folder


def run(command, **environment):
    return subprocess.run(
        command, env={**os.environ, **environment}, input="abb\nq", capture_output=True,
        check=False, encoding="utf-8", errors="surrogateescape",
    )  # fmt: skip


@pytest.fixture
def on_read_only_ground(pipes):
    """Runs a command in the course, of which nothing can be written, whoever we are."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("this system has no unshare")

    def ran(command):
        start = [unshare, "-rm", "sh", "-c", READ_ONLY, "sh", str(pipes), str(REPO)]
        done = run([*start, *command])
        if "unshare" in done.stderr or done.returncode == 99:
            pytest.skip(f"no mount of our own here: {done.stderr.strip()}")
        return done

    assert ran(["touch", "x"]).returncode == 1
    return ran


def test_a_checkout_that_is_read_only(on_read_only_ground, monkeypatch):
    for arguments, status, words in COMMANDS.values():
        done = on_read_only_ground([*KIT, *arguments])
        assert (done.returncode, words in done.stdout) == (status, True), arguments
        assert done.stderr == ""
    done = on_read_only_ground([*KIT, "reset", "my_pipes"])
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # installed or not: once
    done = on_read_only_ground(
        [sys.executable, "-m", "pytest", "-p", "kit.pytest_plugin", "exercises"]
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "Next: my_pipes" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.usefixtures("pipes")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_narrow_screen_without_utf_8(name):
    arguments, status, words = COMMANDS[name]
    done = run([*KIT, *arguments], **POOR)
    assert (done.returncode, done.stderr) == (status, "")
    assert words in done.stdout
    assert done.stdout.isascii()
    assert "Traceback" not in done.stdout
    assert [
        line for line in done.stdout.splitlines() if len(line) > 40 and not is_typed(line)
    ] == []


def is_typed(line):
    """A command or a path, which is never cut: it could not be typed."""
    return line.startswith("  ") and any(word in line for word in ("kit ", "pytest ", "/"))


def test_ctrl_c_after_a_watch_on_read_only_ground(on_read_only_ground, pipes):
    """The checks are run, and what is found is shown; nothing of it needs to be kept."""
    script = f'"$0" -m kit watch my_pipes >"{pipes.parent}/seen" & pid=$!; '
    script += f'until grep -q "Ctrl-C ends it" "{pipes.parent}/seen"; do :; done; '
    script += "kill -INT $pid; wait $pid"
    done = on_read_only_ground(["bash", "-c", f"set -m; {script}", sys.executable])
    assert "== RACE  my_pipes" in (pipes.parent / "seen").read_text(encoding="utf-8")
    assert done.returncode == 130

"""The desk as a person uses it: in a terminal, with keys and saves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import termios

import psutil
import pytest

WAITING = r"q quit\r\n"


def test_watch_follows_each_save_and_stays_on_a_solved_one(course, terminal):
    screen = terminal("watch")
    seen = screen.wait_for(WAITING)
    assert "todo  total: 0 of 2 checks pass" in seen
    course.fail()
    seen = screen.wait_for(WAITING)
    assert "test_of_two: Of two numbers." in seen
    assert "gave 3, expected 7." in seen
    assert "fail  total: 1 of 2 checks pass" in seen
    screen.press("n")
    screen.wait_for("total is not done yet")
    course.solve()
    seen = screen.wait_for(WAITING)
    assert "done  total: 2 of 2 checks pass. Well done: press n for the next one." in seen
    screen.press("n")
    assert "todo  most" in screen.wait_for(WAITING)
    screen.press("h")
    screen.wait_for("most, hint 1 of 3.*\r\nlook at max")
    screen.press("hl")
    screen.wait_for("most, hint 2 of 3.*\r\ncall it\r\ndone  first\r\ndone  total\r\ntodo  most")
    screen.press("q")
    assert screen.end() == 0
    assert screen.settings_now() == screen.settings
    assert "hint 2" in course.record.read_text()


def test_the_next_one_is_that_behind_what_was_solved(course, terminal):
    """And that before it, when nothing is left behind."""
    course.write("most.py", "def most(numbers):\n    return max(numbers)\n")
    screen = terminal("watch", "first")
    screen.wait_for(WAITING)
    screen.press("n")
    seen = screen.wait_for(WAITING)
    assert "todo  total" in seen
    assert "Save the file, and it is checked again." in seen
    assert "kit watch" not in seen
    screen.press("q")
    assert screen.end() == 0
    screen = terminal("watch", "most")
    screen.wait_for(WAITING)
    screen.press("n")
    assert "todo  total" in screen.wait_for(WAITING)


def test_by_hand_a_save_changes_nothing_until_r_is_pressed(course, terminal):
    screen = terminal("watch", "total", "--manual")
    screen.wait_for(WAITING)
    course.solve()
    screen.press("x")
    assert "checking" not in screen.wait_for(r"no key 'x'.*\r\n")
    screen.press("r")
    assert "done  total" in screen.wait_for(WAITING)


def test_where_the_system_gives_no_notices_the_file_is_looked_at(course, terminal):
    screen = terminal("watch", "--poll")
    screen.wait_for(WAITING)
    new = course.total.with_name("new")
    new.write_text("def total(numbers):\n    return sum(numbers)\n")
    new.replace(course.total)  # as many editors save
    assert "done  total" in screen.wait_for(WAITING)


@pytest.mark.parametrize("command", [["watch"], []], ids=["watch", "board"])
def test_ctrl_c_ends_it_and_everything_that_runs(course, terminal, command):
    pipe = course.folder / "started"
    os.mkfifo(pipe)
    course.write(
        "total.py",
        "import os\n\n\ndef total(numbers):\n"
        f"    with open({str(pipe)!r}, 'w') as pipe:\n        pipe.write(str(os.getpid()))\n"
        "    while True:\n        pass\n",
    )
    screen = terminal(*command)
    running = psutil.Process(int(pipe.read_text()))
    screen.press("\x03")
    screen.wait_for("kit: stopped\r\n")
    assert screen.end() == 130
    assert "Traceback" not in screen.text
    running.wait()
    assert screen.settings_now() == screen.settings
    assert not list(course.folder.rglob(".progress*"))


@pytest.mark.parametrize("columns", [40, 60])
def test_a_narrow_dumb_terminal_without_colour_and_unicode(course, terminal, columns):
    toml = (course.chapter / "chapter.toml").read_text()
    course.write("chapter.toml", toml.replace("The largest", "Das gr\u00f6\u00dfte"))
    course.solve()
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb"}
    screen = terminal(columns=columns, **environment)
    seen = screen.wait_for(r"hint   kit hint most\r\n").replace("\r\n", "\n")
    assert screen.end() == 1
    lines = seen.splitlines()
    free = ("  open   ", "  check  ", "  hint   ", "checking ")
    wide = [line for line in lines if "\\x" not in line and not line.startswith(free)]
    assert max(map(len, wide)) <= columns
    assert seen.isascii()
    assert "\\xf6\\xdf" in seen


def test_colour_is_there_on_a_screen_and_can_be_refused(course, terminal):
    screen = terminal("list", TERM="xterm")
    data = b""
    while b"todo  most" not in data:
        data += os.read(screen.screen, 4096)
    assert b"\x1b[32mdone  first" in data
    screen = terminal("list", TERM="xterm", NO_COLOR="1")
    data = b""
    while b"todo  most" not in data:
        data += os.read(screen.screen, 4096)
    assert b"\x1b" not in data
    assert course.record.exists()


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_real_key_presses_in_tmux(course, tmp_path):
    pipe = tmp_path / "screen"
    os.mkfifo(pipe)
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", os.devnull]
    command = f"'{sys.executable}' -m kit watch"
    subprocess.run(
        [*tmux, "new-session", "-d", "-s", "desk", "-x", "80", "-y", "40", "sh", "-c", "cat"],
        check=True, cwd=course.folder,
    )  # fmt: skip
    try:
        reader = os.open(pipe, os.O_RDWR)
        subprocess.run([*tmux, "pipe-pane", "-t", "desk", f"exec cat >'{pipe}'"], check=True)
        subprocess.run([*tmux, "respawn-pane", "-k", "-t", "desk", "sh", "-c", command], check=True)
        with os.fdopen(reader, "rb", buffering=0) as screen:
            wait_for(screen, b"q quit")
            subprocess.run([*tmux, "send-keys", "-t", "desk", "h"], check=True)
            wait_for(screen, b"look at sum")
            course.solve()
            wait_for(screen, b"Well done")
            subprocess.run([*tmux, "send-keys", "-t", "desk", "C-c"], check=True)
            wait_for(screen, b"kit: stopped")
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def wait_for(screen, words):
    seen = b""
    while words not in seen:
        data = screen.read(4096)
        seen += data or b""
    assert b"Traceback" not in seen


def test_the_terminal_of_the_tests_has_an_echo(terminal):
    """Else the comparison of its settings would say nothing."""
    screen = terminal("--version")
    screen.end()
    assert screen.settings[3] & termios.ECHO

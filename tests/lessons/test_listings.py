"""What a lesson shows under a command is what the command prints, at a terminal."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A block of a README: a command, then the lines that it prints.
LISTING = re.compile(r"^    \$ (python exercises/.*)\n((?:    (?!\$ ).*\n)+)", re.MULTILINE)
LISTINGS = [
    pytest.param(command, shown, id=command.removeprefix("python exercises/"))
    for lesson in sorted(ROOT.glob("exercises/*/README.md"))
    for command, shown in LISTING.findall(lesson.read_text(encoding="utf-8"))
    if "    ...\n" not in shown
]


# What these print is measured: the numbers, and the bars of a plot, differ from run to run.
# With these arguments more they are done soon.
MEASURED = {"python exercises/09_gil/speed_up.py": " 4", "python exercises/09_gil/snippets.py": ""}


def at_a_terminal(command):
    """All that the command prints, when its output is a terminal of its own."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment.pop("PYTHONUNBUFFERED", None)
    started = subprocess.Popen(
        command.replace("python ", f"{shlex.quote(sys.executable)} ", 1), shell=True, cwd=ROOT,
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment,
    )  # fmt: skip
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65_536):
            pieces.append(piece)
    except OSError:
        pass  # how Linux says that the other side of a terminal has gone
    os.close(ours)
    started.wait()
    return b"".join(pieces).decode().replace("\r\n", "\n")


def lines_of(text):
    """Without process ids, which differ from run to run, and in no order: two processes print."""
    return sorted(re.sub(r"(?<![\d.])\d{3,7}(?!\d|\.\d)|(?<=\()\d+(?=\))", "#", text).splitlines())


def words_of(text):
    """Without numbers and bars."""
    return [re.sub(r"[\d.]+|#+", "", line).split() for line in text.splitlines()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the lessons fork")
@pytest.mark.parametrize(("command", "shown"), LISTINGS)
def test_a_listing_is_what_the_command_prints(command, shown):
    expected = "".join(line[4:] + "\n" for line in shown.splitlines())
    printed = at_a_terminal(command + MEASURED.get(command, ""))
    if command in MEASURED:
        assert words_of(printed) == words_of(expected)
    else:
        assert lines_of(printed) == lines_of(expected)


def test_the_first_chapters_have_listings():
    shown = [param.values[0] for param in LISTINGS]
    assert any("lesson_fork.py" in command for command in shown)
    assert any("lesson_process.py" in command for command in shown)

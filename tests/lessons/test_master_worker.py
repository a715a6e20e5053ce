"""The two terminals of the lesson on master and workers show what the two commands print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = ROOT / "exercises/11_master_worker/README.md"
# A block of a terminal: its number, a command, then the lines that it prints.
BLOCK = re.compile(r"^    ([12])\$ (.*)\n((?:    (?!\d?\$ ).*\n)+)", re.MULTILINE)
BLOCKS = BLOCK.findall(LESSON.read_text(encoding="utf-8"))
PAIRS = [(first[1:], second[1:]) for first, second in zip(BLOCKS[::2], BLOCKS[1::2], strict=True)]


def runnable(command):
    """With this interpreter; the learner's programs are taken from the solutions."""
    command = command.replace("python ", f"{shlex.quote(sys.executable)} ", 1)
    return re.sub(r"exercises(/11_master_worker/(?:master|worker)\.py)", r"solutions\1", command)


class Terminal:
    """A command at a terminal of its own; `text` is what it has printed so far."""

    def __init__(self, command):
        self.ours, theirs = os.openpty()
        self.started = subprocess.Popen(
            runnable(command), shell=True, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=theirs,
            stderr=theirs, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.text = ""

    def read(self, until=None):
        """Read on until a line matches; to the end without it. The match."""
        found = None
        while until is None or (found := re.search(until, self.text)) is None:
            try:
                piece = os.read(self.ours, 65_536)
            except OSError:  # how Linux says that the other side of a terminal has gone
                piece = b""
            if not piece:
                break
            self.text += piece.decode().replace("\r\n", "\n")
        return found

    def end(self):
        self.read()
        os.close(self.ours)
        return self.started.wait()


def lines_of(text):
    """What stays on the screen, without the port; a bar that is drawn again and again is none."""
    text = re.sub(r"(?m)^.*\r", "", text)
    kept = [line for line in text.splitlines() if not line.startswith("[")]
    return [re.sub(r"(?<!\d)\d{4,5}(?!\d)", "#", line) for line in kept]


def shown(block):
    return lines_of("".join(line[4:] + "\n" for line in block.splitlines()))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs terminals")
@pytest.mark.parametrize(("service", "worker"), PAIRS, ids=["the lesson's", "the exercises'"])
def test_two_terminals_show_what_the_two_commands_print(service, worker):
    first = Terminal(service[0])
    port = first.read(r"(?:port |127\.0\.0\.1:)(\d+)\D")
    assert port is not None, first.text
    second = Terminal(worker[0].replace("40213", port.group(1)))
    assert second.end() == 0, second.text
    assert first.end() == 0, first.text
    assert lines_of(first.text) == shown(service[1])
    assert lines_of(second.text) == shown(worker[1])

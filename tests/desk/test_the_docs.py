"""The blocks of these documents run as they stand, one after the other, and print what is shown.

`<!-- file: PATH -->` before a block writes it; in a block of `console`, what follows a `$ command`
is its output, and a line `...` stands for any lines; a block of `text` is a picture.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
OURS = ("faq", "how-the-explorer-works", "reports", "write-an-exercise")
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# The kit may be installed, or not: pytest gets its plugin in either case, and once.
PYTEST = 'env PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 "{}" -m pytest -p kit.pytest_plugin'
COMMANDS = {"kit": '"{}" -m kit', "pytest": PYTEST, "python": '"{}"'}


def text_of(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """Runs a line in an empty folder, and gives what it prints."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name, command in COMMANDS.items():
        (bin_folder / name).write_text(f'#!/bin/sh\nexec {command.format(sys.executable)} "$@"\n')
        (bin_folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_folder}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    def run(line: str) -> str:
        return subprocess.run(
            ["sh", "-c", line], check=False, encoding="utf-8", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ).stdout  # fmt: skip

    return run


@pytest.mark.parametrize("name", OURS)
def test_the_blocks_run_in_their_order(name, shell):
    if name == "reports" and "UNPROTECTED" in shell("kit doctor"):
        pytest.skip("nobody is graded where nothing contains a submission")
    for file, kind, block in BLOCK.findall(text_of(name)):
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(block, encoding="utf-8")
        elif kind == "console":
            for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                assert printed_as(shown, shell(command))


def printed_as(shown: str, printed: str) -> bool:
    """Equal, but for lines left out; a difference is shown whole."""
    parts = re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    if re.fullmatch("(?:.*\n)*".join(map(re.escape, parts)), printed) is None:
        assert printed == shown
    return True


@pytest.mark.parametrize("name", OURS)
def test_every_block_is_a_file_a_command_or_a_picture(name):
    text = text_of(name)
    found = BLOCK.findall(text)
    assert len(found) == len(re.findall("^```", text, re.MULTILINE)) / 2
    assert all(file or kind in ("console", "text") for file, kind, _ in found)


@pytest.mark.parametrize("name", OURS)
def test_every_link_leads_to_a_file(name):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(name))
    assert [link for link in links if not (DOCS / link).exists()] == []


def test_the_table_is_the_one_of_the_lesson():
    lesson = (DOCS.parent / "exercises" / "07_lock" / "README.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| between the read(?:.*\n)+?\n", lesson, re.MULTILINE)
    assert table in text_of("faq")

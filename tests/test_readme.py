"""What README.md and ARCHITECTURE.md say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "kit" / "ARCHITECTURE.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"<!-- command: (\w+) -->\s*```sh\n(.*?)\n```", re.DOTALL)
COMMANDS = dict(COMMAND.findall(README))


def test_there_are_two_commands():
    assert sorted(COMMANDS) == ["course", "tests"]


@pytest.mark.parametrize("name", ["course", "tests"])
def test_a_command_is_one_line_that_makes_its_own_environment(name):
    command = COMMANDS[name]
    assert "\n" not in command
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_check_script_takes_its_commands_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command" in script
    for command in COMMANDS.values():
        assert command not in script


def test_the_report_is_what_the_command_prints(monkeypatch, capsys):
    monkeypatch.chdir(ROOT / "tests" / "cli" / "programs")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (shown,) = re.findall(r"```text\n\$ kit explore balance\.py\n(.*?)```", README, re.DOTALL)
    assert main(["explore", "balance.py"]) == 1
    assert capsys.readouterr().out == shown


def test_every_file_that_the_readme_links_exists():
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing


def test_every_invariant_names_a_test_that_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", ARCHITECTURE)
    invariants = [
        part for part in ARCHITECTURE.split("## Invariants")[1].split("\n\n") if part[:2] == "**"
    ]
    assert len(named) >= len(invariants) > 0
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{name}"

"""Whatever a command says, it can say in every language: help, refusals, what `kit check` finds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from kit.cli.group import kit as kit_command
from kit.cli.helping import translated
from kit.cli.sentences import phrase
from kit.plain.width import columns

KIT = Path(__file__).parents[2] / "kit"
GRADERS = ("grade",)  # for instructors: in English
REFUSALS = ("ClickException", "UsageError", "CouldNotCheckError", "CouldNotRunError", "_why")
REFUSING = ("board", "checking", "desk", "diff", "explore", "hint", "init", "isolated", "new")
REFUSING += ("open", "replay", "reset", "view", "watch")
AUDITING = ("cli/check", "course/audit", "course/lesson", "course/sentences", "course/translation")
WITHOUT_PATH = ("course/sentences", "course/translation")  # it is put before them


def commands(command=kit_command, name=()):
    """Every command with its name, those of groups too."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            yield from commands(command.get_command(context, each), (*name, each))


def test_every_help_is_there_in_chinese(monkeypatch):
    monkeypatch.setenv("KIT_LANG", "zh")
    missing = []
    for name, command in commands():
        if name[:1] in ((each,) for each in GRADERS):
            continue
        paragraphs = re.split(r"\n\s*\n", (command.help or "").strip())
        rows = [
            row for each in paragraphs for row in (each.split("\n") if "\b" in each else [each])
        ]
        rows += [each.help for each in command.params if getattr(each, "help", None)]
        rows = [" ".join(row.replace("\b", "").split()) for row in rows]
        missing += [row for row in rows if row and translated(row) == row]
    assert missing == []


@pytest.mark.parametrize("command", [(), ("explore",), ("puzzle",), ("new",), ("new", "chapter")])
def test_help_in_chinese_keeps_to_its_columns(kit, command):
    status, out, _ = kit("--lang", "zh", *command, "--help")
    assert status == 0
    assert out.startswith("\u7528\u6cd5\uff1a kit")
    assert max(columns(line) for line in out.splitlines()) <= 80


def filled(node):
    """A sentence of the code with something in each of its places; None for anything else."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(
                filled(part) if isinstance(part, ast.Constant) else "7" for part in parts
            )
    return None


def said_in(file, group):
    """Sentences that are raised, or yielded and returned where faults are told."""
    for node in ast.walk(ast.parse((KIT / f"{file}.py").read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]):
                if name in (REFUSALS if group == "refusals" else ("append",)):
                    yield filled(first)
            case ast.Yield(value=value) | ast.Return(value=value) if group == "faults":
                yield from map(filled, value.elts if isinstance(value, ast.List) else [value])


@pytest.mark.parametrize(
    ("group", "file"),
    [
        *(("refusals", f"cli/{each}") for each in REFUSING),
        *(("faults", each) for each in AUDITING),
    ],
)
def test_every_refusal_and_every_fault_is_there_in_chinese(monkeypatch, group, file):
    monkeypatch.setenv("KIT_LANG", "zh")
    sentences = [
        each for each in said_in(file, group) if each and re.search("[a-z]{3} [a-z]", each)
    ]
    below = "path: " if file in WITHOUT_PATH else ""
    told = [each if each.startswith("7: ") else f"{below}{each}" for each in sentences]
    assert [each for each in told if phrase(group, each) == each] == []


def test_a_refusal_is_told_in_the_language_of_the_reader(kit, course):
    assert course.folder
    assert kit("--lang", "zh", "hint", "tottal")[2] == (
        "kit: \u6ca1\u6709\u7ec3\u4e60 'tottal'\uff1b\u4f60\u662f\u8bf4 total \u5417\uff1f\n"
    )

"""Every command that a text tells somebody to type exists, with the options that it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from kit.cli import main
from kit.cli.group import kit as kit_command

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README.md", "docs/*.md", "exercises/*/README*.md", "kit/*.md")
    for path in ROOT.glob(pattern)
)
IN_A_LINE = re.compile(r"`(?:\.venv/bin/)?(kit(?: [^`\n|#]+)?)`|\$ (kit [^`\n|#]+)")
IN_A_BLOCK = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?(kit [^\n|#]+)", re.MULTILINE)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RUN_ELSEWHERE = {
    "docs/faq.md": "tests/desk/test_the_docs.py",
    "docs/how-the-explorer-works.md": "tests/desk/test_the_docs.py",
    "docs/reports.md": "tests/desk/test_the_docs.py",
    "docs/write-an-exercise.md": "tests/desk/test_the_docs.py",
    "docs/library.md": "tests/library/test_docs.py",
    "docs/more-machines.md": "tests/grader/test_machines_docs.py",
}
PROGRAM = """\
import threading


def check():
    threading.Thread(target=print, args=("a",)).start()


if __name__ == "__main__":
    check()
"""


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def commands_in(text):
    """What stands between backquotes or behind a prompt, and the lines of blocks."""
    blocks = [block for _, block in FENCE.findall(text)]
    inside = [line for block in blocks for line in IN_A_BLOCK.findall(block)]
    return inside + [one or other for one, other in IN_A_LINE.findall(FENCE.sub("", text))]


def options_of(words):
    """All options of the command that these words name; None if there is no such command."""
    command, known = kit_command, set()
    for word in words:
        known |= {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
        if not isinstance(command, click.Group) or word.startswith("-") or not word.islower():
            break
        found = command.get_command(click.Context(command), word)
        if found is None:
            return None
        command = found
    known |= {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    return known | {"--help"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_of_kit_exists_with_its_options(name):
    for line in commands_in(text_of(name)):
        for typed in re.split(r", (?=kit )", line):
            words = typed.replace("[", " ").replace("]", " ").split()[1:]
            after_course = words[2:] if words[:1] in (["--course"], ["--lang"]) else words
            known = options_of(after_course)
            assert known is not None, f"there is no command: {typed}"
            used = {word.partition("=")[0] for word in words if re.match("--?[a-z]", word)}
            assert used <= known, f"{typed}: no option {used - known}"


def test_every_document_is_run_by_a_test():
    documents = {name for name in TEXTS if name.startswith("docs/") and FENCE.search(text_of(name))}
    assert documents - set(RUN_ELSEWHERE) == {"docs/faithful.md"}
    assert all((ROOT / test).is_file() for test in RUN_ELSEWHERE.values())


def lines_of(name):
    """The lines of all blocks of `sh` that are no command of the README, without comments."""
    blocks = re.sub(r"<!-- command: \w+ -->\n```sh\n.*?\n```", "", text_of(name), flags=re.DOTALL)
    return [
        shlex.split(line, comments=True)
        for kind, block in FENCE.findall(blocks)
        if kind == "sh"
        for line in block.splitlines()
    ]


def test_the_commands_of_the_readme_do_what_they_say(tmp_path, monkeypatch, capsys):
    (tmp_path / "my_program.py").write_text(PROGRAM)
    monkeypatch.chdir(tmp_path)
    commands = lines_of("README.md")
    assert len(commands) == 4
    for path, *arguments in commands:
        assert path == ".venv/bin/kit"
        assert main(arguments) == 0
        out = capsys.readouterr().out
        assert out.startswith("{" if "--json" in arguments else "clean: my_program.py:")


def test_the_programs_that_documents_name_know_their_options():
    """Told from their text: what they do takes minutes, and other tests do it."""
    for python, program, *options in lines_of("docs/faithful.md"):
        assert python == "python"
        code = text_of(program)
        assert [each for each in options if each[0] == "-" and f'"{each}"' not in code] == []

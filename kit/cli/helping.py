"""The help of the commands in the reader's language: `[help]` of the texts, by the English words.

The English stands where click wants it: beside each command and option. Another language has it
as data, a paragraph for a paragraph; what it lacks is shown in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import click

from kit.cli.screen import width
from kit.plain.language import DEFAULT, chosen
from kit.plain.texts import texts_in
from kit.plain.width import columns, left, wrap

_MOST_ROWS: Final = 100
_MOST_NAME: Final = 30
_GAP: Final = "  "
_EXTRA: Final = re.compile(r"(?s)(.*?)(  \[.*\])?")


class Help(click.HelpFormatter):
    """Click's own, but for its language; wide characters keep to the width of the screen."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line with the name of the command."""
        super().write_usage(prog, args, f"{translated(prefix or 'Usage:').rstrip()} ")

    def write_heading(self, heading: str) -> None:
        """The name of a section."""
        super().write_heading(translated(heading))

    def write_text(self, text: str) -> None:
        r"""Paragraphs; one that begins with ``\b`` keeps its lines."""
        if chosen() == DEFAULT:
            super().write_text(text)
            return
        told = [self._paragraph(each) for each in re.split(r"\n\s*\n", text.strip())]
        self.write("\n\n".join(told) + "\n")

    def _paragraph(self, text: str) -> str:
        if text.startswith("\b"):
            rows = [_row(row) for row in text.splitlines()[1:]]
        else:
            room = self.width - self.current_indent
            rows = wrap(translated(text), room, lines=_MOST_ROWS)
        return "\n".join(" " * self.current_indent + row for row in rows)

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: int, **options: int) -> None:
        """Names, and what each of them is."""
        rows = list(rows)
        if chosen() == DEFAULT:
            super().write_dl(rows, *args, **options)
            return
        longest = min(max((len(name) for name, _ in rows), default=0), _MOST_NAME)
        indent = self.current_indent
        room = self.width - indent - longest - len(_GAP)
        for name, words in rows:
            about = wrap(_about(words), max(room, 10), lines=_MOST_ROWS) or [""]
            long = columns(name) > longest
            heads = [name, *[""] * len(about)]
            if long:
                self.write(f"{'':{indent}}{name}\n")
            for head, row in zip(heads[long:], about, strict=False):
                self.write(f"{'':{indent}}{left(head, longest)}{_GAP}{row}".rstrip() + "\n")


class HelpContext(click.Context):
    """Writes help in the reader's language."""

    formatter_class = Help

    def make_formatter(self) -> click.HelpFormatter:
        """In the width of the screen, however narrow."""
        return Help(width=width())


def in_any_language(command: click.Command) -> click.Command:
    """The command, whose help and whose commands' help will be in the reader's language."""
    command.context_class = HelpContext
    for each in getattr(command, "commands", {}).values():
        in_any_language(each)
    return command


def translated(words: str) -> str:
    """A paragraph in the reader's language; itself where nobody has translated it."""
    words = " ".join(words.split())
    return texts_in("kit.cli", chosen())["help"].get(words, words)


def _row(words: str) -> str:
    """A line that keeps its blanks."""
    told = translated(words)
    return words if told == " ".join(words.split()) else told


def _about(words: str) -> str:
    """What an option does, and click's own note behind it: ``[default: 2000]``."""
    found = _EXTRA.fullmatch(words)
    text, extra = found.groups() if found is not None else (words, None)
    return f"{translated(text)}{(extra or '').replace('[default: ', translated('[default: '))}"

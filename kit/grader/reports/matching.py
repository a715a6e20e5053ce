"""The check before an import: which rows would a gradebook not match, and why.

With the gradebook's own export it is an answer, not a guess: each student is looked up in it as
the platform would.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kit.grader import escape
from kit.grader.errors import SettingError, naming

Row = dict[str, str]
UNCHECKED: Final = (
    "nobody was looked up: name the export of the gradebook, -o PLATFORM.export=FILE",
)


def read_export(option: str, options: Mapping[str, str]) -> list[Row] | None:
    """The rows of the export that an option names; None without it. SettingError names it."""
    name = options.get(option)
    if name is None:
        return None
    path = Path(name)
    with naming(path, f"cannot be read ({option})"):
        data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
        heading = text.partition("\n")[0]
        delimiter = ";" if heading.count(";") > heading.count(",") else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingError(f"{option}: {path} is no CSV file in UTF-8: {error}") from None
    if not rows:
        raise SettingError(f"{option}: {path} is empty")
    return [dict(zip(rows[0], (*row, *[""] * len(rows[0])), strict=False)) for row in rows]


def twice(values: Iterable[str]) -> set[str]:
    """Those that are there more than once; a blank is nobody's."""
    return {value for value, count in Counter(values).items() if count > 1 and value}


def is_changed(text: str) -> bool:
    """A spreadsheet would take it for a formula, or it has unseen characters: it was escaped."""
    return escape.cell(text) != text


def only(rows: Sequence[Row], column: str, value: str) -> Row | None:
    """The one row that has this value; None if there are none or several."""
    found = [row for row in rows if row.get(column) == value] if value else []
    return found[0] if len(found) == 1 else None


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file whose cells are escaped."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([escape.cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def said(head: str, problems: Sequence[str], hints: Sequence[str] = ()) -> bytes:
    """The text of the check: what to mend before the import."""
    count = f"{len(problems)} to look at before the import:" if problems else "All rows match."
    lines = [head, count, *(f"- {each}" for each in problems), *hints]
    safe = (escape.no_commands(" ".join(line.split("\n"))) for line in lines)
    return ("\n".join(safe) + "\n").encode("utf-8")

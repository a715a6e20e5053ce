"""The page of a program that fails: the same as that of a failing check, for anybody's code."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kit.course.record import FOLDER, write_whole
from kit.explorer.ending import end_of
from kit.explorer.outcome import Exploration, Outcome
from kit.explorer.report import Failure, explain_json
from kit.page import Page, Result, write
from kit.plain.language import chosen

_LONGEST_NAME: Final = 80


def write_page(
    exploration: Exploration, failure: Failure, report: str, graph: dict[str, Any] | None
) -> Path | None:
    """Write the page and say where it is; None if no folder takes it.

    report  the same failure as text
    graph   the states around its schedule, packed; None if they could not be walked
    """
    text = write(_page(exploration, failure, report, graph), lang=chosen())
    name = re.sub(r"[^\w.-]+", "_", failure.exercise)[:_LONGEST_NAME]
    for folder in _folders():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"explore-{name}.html"
            write_whole(path, text)
            return path
    return None


def _folders() -> Iterator[Path]:
    """Where somebody stands nothing may be written."""
    yield Path.cwd() / FOLDER / "pages"
    yield Path(tempfile.gettempdir()) / f"kit-pages-{os.getuid()}"


def _page(
    exploration: Exploration, failure: Failure, report: str, graph: dict[str, Any] | None
) -> Page:
    outcome, story = failure.outcome, explain_json(failure)
    return Page(
        name=failure.exercise,
        verdict=failure.verdict,
        what=story["first"],
        why=story["why"],
        question=story["question"],
        replay=failure.replay.removesuffix(outcome.schedule),
        covered=exploration.covered,
        printed=outcome.stdout,
        report=report,
        graph=graph,
        results=tuple(Result(end_of(each), _mark(each, outcome)) for each in exploration.outcomes),
    )


def _mark(outcome: Outcome, refused: Outcome) -> str:
    if outcome is refused:
        return "found"
    if outcome.fails:
        return "also"
    return "serial" if outcome.serial else "unserial"

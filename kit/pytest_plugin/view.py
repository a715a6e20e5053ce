"""The page of a failing check: written on request, beside what the kit remembers of the course."""

from __future__ import annotations

import contextlib
import inspect
import os
import re
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kit.course.record import record_folder, write_whole
from kit.explorer.ending import end_of
from kit.explorer.report import classify, explain_json, render
from kit.page import Page, Result, write
from kit.page.processes import Processes, processes_of
from kit.plain.language import chosen
from kit.pytest_plugin.check import Check, Settings
from kit.pytest_plugin.failure import explored_failure, failure_text
from kit.pytest_plugin.look import Look, Run, Seen
from kit.pytest_plugin.sentences import phrase
from kit.pytest_plugin.verdict import Finding

if TYPE_CHECKING:
    from kit.cell import Reply
    from kit.pytest_plugin.submission import Submission

FOLDER: Final = "pages"
STATES: Final = 5_000
_LONGEST_NAME: Final = 80


def write_page(
    finding: Finding,
    check: Check,
    name: str,
    settings: Settings,
    made: Submission | None,
) -> Path | None:
    """Write the page of this finding and say where it is; None if no folder takes it.

    name  of the test
    made  what the check asked about; it is asked for the states, or for one more run
    """
    page = page_of(finding, check, settings)
    if made is not None and isinstance(finding.look, Seen):
        page = replace(page, graph=made.states(finding.look, most=STATES))
    elif made is not None and (runs := made.recorded()) is not None:
        page = replace(page, processes=_processes(*runs))
    text = write(page, lang=chosen())
    for folder in _folders(check):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / _file_name(check, name, settings)
            write_whole(path, text)
            return path
    return None


def _folders(check: Check) -> Iterator[Path]:
    """A course may lie where nothing can be written."""
    yield record_folder(check.course.root) / FOLDER
    yield Path(tempfile.gettempdir()) / f"kit-{FOLDER}-{os.getuid()}"


def _file_name(check: Check, name: str, settings: Settings) -> str:
    """``account-no_deposit_is_lost.html``; with whose answer it is, if not the course's."""
    whose = f"{check.root.name}-" if settings.submission is not None else ""
    words = f"{whose}{check.exercise.name}-{name.removeprefix('test_')}"
    return re.sub(r"[^\w.-]+", "_", words)[:_LONGEST_NAME].strip("._-") + ".html"


def page_of(finding: Finding, check: Check, settings: Settings) -> Page:
    """What the page says, without the states."""
    look = finding.look
    plain = replace(settings.page, width=80, ascii=False)
    page = Page(
        name=check.exercise.name,
        verdict=finding.verdict,
        checks=check.words,
        what=finding.words,
        hint=check.place.hint,
        printed=look.printed if look is not None else "",
        stood=finding.stacks,
        report=failure_text(finding, check.place, plain),
        call=look.call.text if look is not None else "",
        left=_left(look),
    )
    return _explored(page, finding, look, check) if isinstance(look, Seen) else page


def _left(look: Look | None) -> tuple[tuple[str, str], ...]:
    if not isinstance(look, Run):
        return ()
    return tuple((phrase("kinds", each.kind), each.what) for each in look.reply.left_behind)


def _processes(failed: Reply, again: Reply) -> Processes | None:
    end = None
    if again.end == "crashed" and again.signal is not None:
        end = "dies", again.signal
    elif again.end == "crashed" and again.exit_code is not None:
        end = "exits", str(again.exit_code)
    elif again.end in ("hung", "too-big"):
        end = "stops", phrase("reasons", again.reason)
    same = all(
        getattr(failed, each) == getattr(again, each)
        for each in ("end", "value", "exit_code", "signal")
    )
    return processes_of(again.record, end=end, same=same)


def _explored(page: Page, finding: Finding, seen: Seen, check: Check) -> Page:
    failure = explored_failure(finding, seen, check.place)
    story = explain_json(failure)
    return replace(
        page,
        verdict=finding.verdict if finding.verdict == "wrong" else classify(seen.outcome),
        why=story["why"],
        question=story["question"],
        replay=failure.replay.removesuffix(seen.schedule) if failure.replay else "",
        covered=seen.exploration.covered,
        scenario=_source(seen.scenario),
        report=render(failure),
        results=tuple(_results(seen)),
    )


def _source(scenario: Callable[..., object] | None) -> str:
    if scenario is None:
        return ""
    try:
        return textwrap.dedent(inspect.getsource(scenario))
    except (OSError, TypeError):
        return ""


def _results(seen: Seen) -> Iterator[Result]:
    """What the check looked at before it refused one, it had accepted."""
    before = True
    for outcome in seen.exploration.outcomes:
        if outcome is seen.outcome:
            before, mark = False, "refused"
        elif before:
            mark = "accepted"
        elif outcome.kind != "returned" or outcome.died:
            mark = "bad"
        else:
            mark = "serial" if outcome.serial else "unserial"
        yield Result(end_of(outcome), mark)

"""The text of one failing check: the verdict in words, the picture, then what was printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kit.course import Exercise
from kit.explorer.outcome import Frame, Outcome, Problem
from kit.plain.width import columns, cut, safe, wrap
from kit.pytest_plugin.look import Look, Seen
from kit.pytest_plugin.sentences import say
from kit.pytest_plugin.verdict import Finding

if TYPE_CHECKING:
    from kit.explorer.report import Failure

MOST_LINES: Final = 28
_MOST_PRINTED: Final = 6
_MOST_WORDS: Final = 8
_MOST_FRAMES: Final = 4
_LONGEST_FOLDER: Final = 30


@dataclass(frozen=True, slots=True)
class Page:
    """How wide the text may be, and whether only ASCII can be shown."""

    width: int = 80
    ascii: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the learner is: for paths and commands that can be typed where they stand.

    stubs    the submission's folder
    tests    the chapter's folder
    options  more options of this run that a command needs: `` --submission solutions``
    """

    exercise: Exercise
    stubs: str
    tests: str
    options: str = ""

    @property
    def hint(self) -> str:
        """The command for a hint."""
        return say(
            "page", "hint", command=f"kit hint {self.exercise.name}", all=len(self.exercise.hints)
        )


def failure_text(finding: Finding, place: Place, page: Page, *, link: str = "") -> str:
    """At most `MOST_LINES` lines of at most ``page.width`` columns; a link is never cut.

    link  to the page that was written, or ""
    """
    printed = [*([say("page", "link", path=link)] if link else []), *_printed(finding.look, page)]
    room = MOST_LINES - len(printed)
    if isinstance(finding.look, Seen):
        lines = _picture(finding, finding.look, place, page, room)
    else:
        lines = _plain(finding, place, page)[:room]
    return "\n".join([*lines, *printed])


def _picture(finding: Finding, seen: Seen, place: Place, page: Page, room: int) -> list[str]:
    """The explorer's own report."""
    from kit.explorer.report import render  # noqa: PLC0415 - only for a failure

    failure = explored_failure(finding, seen, place)
    text = render(failure, width=page.width, ascii=page.ascii, lines=room)
    return text.splitlines()


def explored_failure(finding: Finding, seen: Seen, place: Place) -> Failure:
    """What the explorer's report is about. Its replay can be typed as it stands."""
    from kit.explorer.report import Failure, classify  # noqa: PLC0415 - only for a failure

    schedule = f"{place.exercise.name}:{seen.schedule}"
    return Failure(
        exercise=place.exercise.name,
        verdict=finding.verdict if finding.verdict == "wrong" else classify(seen.outcome),
        outcome=_placed(seen.outcome, place),
        replay=f"pytest {place.tests}{place.options} --replay {schedule}" if seen.schedule else "",
        command=place.hint,
        said=_said(finding.words, seen.exploration.warnings),
    )


def _said(words: str, warnings: tuple[str, ...]) -> str:
    from kit.explorer.report.phrases import phrase  # noqa: PLC0415 - only for a failure

    for warning in warnings:
        words = say("gave", "but", said=words, warning=phrase(warning, "coverage"))
    return words


def _placed(outcome: Outcome, place: Place) -> Outcome:
    """The same, with paths that an editor can follow from where pytest was started."""
    problem, *died = (
        each and replace(each, frames=tuple(_frames(each, place)))
        for each in (outcome.problem, *outcome.died)
    )
    return replace(outcome, problem=problem, died=tuple(filter(None, died)))


def _frames(problem: Problem, place: Place) -> Iterator[Frame]:
    """A folder whose path is long is left out: better half a path than no line number."""
    stubs = f"{place.stubs}/" if len(place.stubs) <= _LONGEST_FOLDER else ""
    for frame in problem.frames:
        yield replace(frame, path=f"{stubs}{frame.path}")


def _plain(finding: Finding, place: Place, page: Page) -> list[str]:
    lines = [_head(finding.verdict, place, page)]
    for row in finding.words.splitlines()[:_MOST_WORDS]:
        lines.extend(wrap(safe(row, ascii_only=page.ascii), page.width, lines=3) or [""])
    lines.extend(frame_lines(finding.problem, place, page))
    lines.extend(_stacks(finding.stacks, page))
    lines.append(say("page", "next", hint=place.hint))
    return [cut(line, page.width) for line in lines]


def _head(verdict: str, place: Place, page: Page) -> str:
    word = say("verdict", verdict)
    head = f"== {word}  {place.exercise.name}  {place.stubs}/{place.exercise.path} "
    return head + "=" * (page.width - columns(head))


def frame_lines(problem: Problem | None, place: Place, page: Page) -> list[str]:
    """The learner's own frames: a path that an editor can follow, the line, the message."""
    if problem is None or not problem.frames:
        return []
    lines = []
    for frame in list(_frames(problem, place))[-_MOST_FRAMES:]:
        named = frame.function not in ("", "<module>")
        inside = say("page", "inside", function=frame.function) if named else ""
        lines.append(f"  {frame.path}:{frame.line}{inside}")
        lines.append(f"      {safe(frame.text.strip(), ascii_only=page.ascii)}")
    return lines


def _stacks(stacks: str, page: Page) -> list[str]:
    rows = [safe(row, ascii_only=page.ascii) for row in stacks.splitlines() if row.strip()]
    return [say("page", "stood"), *("  " + row for row in rows[:8])] if rows else []


def _printed(look: Look | None, page: Page) -> list[str]:
    """What the learner's code printed: its last lines, nothing in them that steers a terminal."""
    if look is None or not look.printed.strip():
        return []
    rows = look.printed.rstrip().splitlines()
    key = "printed_last" if len(rows) > _MOST_PRINTED else "printed"
    head = say("page", key, n=_MOST_PRINTED, all=len(rows))
    tail = (safe(row, ascii_only=page.ascii) for row in rows[-_MOST_PRINTED:])
    return [head, *(cut(f"  {row}", page.width) for row in tail)]

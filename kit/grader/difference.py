"""Which grades are not what they were, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.grader.errors import FileError, SettingError, naming
from kit.grader.model import Grade
from kit.grader.reports.plain_grade import from_plain, number


@dataclass(frozen=True, slots=True)
class Change:
    """One student whose grade changed; `why` is one sentence for each cause."""

    student: str
    before: float | None
    after: float | None
    why: tuple[str, ...]


def read_grades(folder: Path) -> dict[str, Grade]:
    """Student -> grade, without texts, of the last run in a folder that came to its end."""
    path = folder / "grades.json"
    if not path.is_file():
        raise SettingError(f"{folder} has no grades of `kit grade`: no grades.json in it")
    with naming(path, "cannot be read"):
        data = path.read_bytes()
    try:
        grades = [from_plain(each) for each in json.loads(data)["students"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(
            f"{path} is damaged ({error!r}); delete it to go on: the same command makes it again"
        ) from None
    return {grade.student.id: grade for grade in grades}


def changes(before: Mapping[str, Grade], after: Mapping[str, Grade]) -> Iterator[Change]:
    """Every student whose points or verdicts are not the same."""
    for student in sorted({*before, *after}):
        old, new = before.get(student), after.get(student)
        if old is None or new is None:
            why = "was not there before" if old is None else "is no longer there"
            yield Change(student, _points(old), _points(new), (why,))
        elif _points(old) != _points(new) or old.verdicts != new.verdicts:
            yield Change(student, _points(old), _points(new), tuple(_why(old, new)))


def _points(grade: Grade | None) -> float | None:
    return None if grade is None else float(number(grade.total.points))


def _why(old: Grade, new: Grade) -> Iterator[str]:
    """What is not the same: first what somebody changed, then what came of it."""
    causes = 0
    if old.attempt.submission.digest != new.attempt.submission.digest:
        causes += 1
        yield "another submission counts"
    for key, words in (("checks", "the checks changed"), ("kit", "the kit changed")):
        if old.digests.get(key) != new.digests.get(key):
            causes += 1
            yield words
    yield from _reasons(old, new)
    verdicts = list(_verdicts(old, new))
    yield from verdicts
    if verdicts and not causes:
        yield "nothing that was handed in changed: these verdicts do not repeat"


def _reasons(old: Grade, new: Grade) -> Iterator[str]:
    def said(grade: Grade) -> dict[str, None]:
        of_scores = (reason for score in grade.attempt.scores for reason in score.reasons)
        return dict.fromkeys((*grade.total.reasons, *of_scores))

    before, after = said(old), said(new)
    yield from (f"now: {each}" for each in after if each not in before)
    yield from (f"no longer: {each}" for each in before if each not in after)


def _verdicts(old: Grade, new: Grade) -> Iterator[str]:
    before, after = old.verdicts, new.verdicts
    for check in dict.fromkeys((*before, *after)):
        one, two = before.get(check, "no such check"), after.get(check, "no such check")
        if one != two:
            yield f"{check}: {one} -> {two}"


def told(found: Iterator[Change]) -> Iterator[str]:
    """Lines for a terminal."""
    for change in found:
        before = "-" if change.before is None else f"{change.before:g}"
        after = "-" if change.after is None else f"{change.after:g}"
        yield f"{change.student}: {before} -> {after}"
        yield from (f"    {each}" for each in change.why)

"""Students x exercises as a table whose cells are tinted by the share of the points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.model import Grade, Score
from kit.grader.reports.plain_grade import number
from kit.grader.reports.statistics import UNTRIED, Figures, share
from kit.grader.reports.wording import who

LEGEND: Final = (
    ("h0", "&nbsp;", "tried, no point"),
    ("h1", "&nbsp;", "up to a quarter"),
    ("h2", "&nbsp;", "up to half"),
    ("h3", "&nbsp;", "up to three quarters"),
    ("h4", "&nbsp;", "nearly all"),
    ("h5", "&nbsp;", "all points"),
    ("none", "&middot;", "not started"),
    ("open", "3?", "waits for you"),
)


def anchor(count: int) -> str:
    """The id of the section of the student with this number in the class."""
    return f"student-{count}"


def heat_map(grades: Gradebook, found: Figures) -> Iterator[str]:
    """The whole table, in a region that scrolls by itself."""
    yield '<div class="scroll" role="region" aria-labelledby="map-title" tabindex="0">'
    yield '<table class="map"><thead>'
    yield from _heading(grades)
    yield "</thead><tbody>"
    for count, grade in enumerate(grades, start=1):
        yield _row(grade, count, grades)
    yield "</tbody>"
    yield _mean(found)
    yield '</table></div><ul class="legend">'
    for style, mark, words in LEGEND:
        yield f'<li><span class="{style}">{mark}</span>{words}</li>'
    yield "</ul>"


def _heading(grades: Gradebook) -> Iterator[str]:
    exercises = grades.manifest.exercises
    chapters = "".join(
        f'<th class="part" scope="colgroup" colspan="{len(list(names))}"'
        f' title="{_chapter(chapter)}">{_chapter(chapter)}</th>'
        for chapter, names in groupby(exercises, key=lambda each: each.partition("/")[0])
    )
    yield '<tr><th class="who" rowspan="2" scope="col">Student</th>'
    yield f'<th class="n sum" rowspan="2" scope="col">Points</th>{chapters}</tr><tr>'
    for name in exercises:
        yield f'<th class="up" scope="col"><span>{escape.html(name.partition("/")[2])}</span></th>'
    yield "</tr>"


def _chapter(name: str) -> str:
    """``07_lock`` as ``07 lock``: above few columns the style leaves its number."""
    return escape.html(name.replace("_", " "))


def _row(grade: Grade, count: int, grades: Gradebook) -> str:
    scores = {score.exercise: score for score in grade.attempt.scores}
    cells = "".join(_cell(scores.get(name)) for name in grades.manifest.exercises)
    full = escape.html(who(grade))
    name = f'<a href="#{anchor(count)}" title="{full}"><bdi>{full}</bdi></a>'
    points = f"{number(round(grade.total.points, 2))}" + ("" if grade.final else "?")
    waits = "" if grade.final else " open"
    return (
        f'<tr><th class="who" scope="row">{name}</th><td class="n{waits}">{points}</td>{cells}</tr>'
    )


def _cell(score: Score | None) -> str:
    if score is None:
        return '<td class="none">&middot;</td>'
    verdicts = dict.fromkeys(each.verdict for each in score.results if each.verdict != "passed")
    said = f"{score.exercise}: {number(score.points)} of {number(score.maximum)}"
    title = escape.html("; ".join(filter(None, (said, ", ".join(verdicts)))))
    waits = score.open > 0
    style = tint(score) + (" open" if waits else "")
    mark = f"{number(round(score.points, 1))}{'?' if waits else ''}"
    return f'<td class="{style}" title="{title}">{"&middot;" if style == "none" else mark}</td>'


def tint(score: Score) -> str:
    """``h0`` to ``h5``, or ``none`` when there is nothing that could be judged."""
    part = share(score)
    if not part:
        return "none" if {each.verdict for each in score.results} <= UNTRIED else "h0"
    return "h5" if part == 1 else f"h{1 + int(part * 4 - (part * 4 % 1 == 0))}"


def _mean(found: Figures) -> str:
    cells = "".join(f"<td>{round(each.mean * 100)}</td>" for each in found.exercises.values())
    mean = round(100 * found.mean / (found.maximum or 1))
    return (
        f'<tfoot><tr><th class="who" scope="row">mean, %</th><td class="n">{mean}</td>{cells}</tr>'
        "</tfoot>"
    )

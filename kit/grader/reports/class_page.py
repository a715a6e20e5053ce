"""The class as one self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kit.grader import escape
from kit.grader.gradebook import Gradebook
from kit.grader.reports.heat_map import heat_map
from kit.grader.reports.plain_grade import number
from kit.grader.reports.statistics import TENTHS, Figures, figures
from kit.grader.reports.student_section import breakable, student_section
from kit.grader.reports.wording import function

STYLE: Final = Path(__file__).with_name("class_page.css")
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
SECTIONS: Final = {
    "map": "Students and exercises",
    "spread": "Distribution",
    "hardest": "Hardest checks",
    "exercises": "Exercises",
    "students": "Students",
}


def report(grades: Gradebook, options: Mapping[str, str]) -> dict[str, bytes]:  # noqa: ARG001
    """``class.html``; it knows no option."""
    return {"class.html": "\n".join(_page(grades)).encode("utf-8")}


def _page(grades: Gradebook) -> Iterator[str]:
    found = figures(grades)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>Grades of {found.students} students</title>"
    yield f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head><body>"
    yield from _header(grades, found)
    yield "<main>"
    yield _title("map")
    yield from heat_map(grades, found)
    yield from _spread(found)
    yield from _hardest(grades, found)
    yield from _exercises(found)
    yield _title("students")
    for count, grade in enumerate(grades, start=1):
        yield from student_section(grade, count, grades)
    yield "</main></body></html>\n"


def _title(name: str) -> str:
    return f'<h2 id="{name}"><span id="{name}-title">{SECTIONS[name]}</span></h2>'


def _header(grades: Gradebook, found: Figures) -> Iterator[str]:
    yield '<header><h1>Grades</h1><ul class="facts">'
    yield f"<li><b>{found.students}</b> students</li>"
    mean, most = number(round(found.mean, 1)), number(found.maximum)
    yield f"<li><b>{mean}</b> of {most} points on average</li>"
    yield f"<li><b>{found.waiting}</b> to look at</li></ul>"
    if grades.notes:
        notes = "".join(f"<li>{escape.html(note)}</li>" for note in grades.notes)
        yield f'<ul class="notes">{notes}</ul>'
    links = "".join(f'<a href="#{name}">{words}</a>' for name, words in SECTIONS.items())
    yield f'<nav aria-label="On this page">{links}</nav></header>'


def _bar(part: float) -> str:
    return f'<td class="bar" aria-hidden="true"><span style="--n:{round(part * 100)}"></span></td>'


def _table(caption: str, columns: str, style: str = "list") -> str:
    """Heads are parted by ``|``; one of figures starts with ``#``, a blank one is of bars."""
    heads = "".join(_head(each) for each in columns.split("|"))
    start = f'<table class="{style}"><caption>{caption}</caption><thead>'
    return f"{start}<tr>{heads}</tr></thead><tbody>"


def _head(words: str) -> str:
    if not words:
        return '<td class="bar" aria-hidden="true"></td>'
    style = ' class="n"' if words.startswith("#") else ""
    return f'<th scope="col"{style}>{words.lstrip("#")}</th>'


def _spread(found: Figures) -> Iterator[str]:
    yield _title("spread")
    yield _table("Students by their share of all points", "Share|#Students|", "list spread")
    most = max(found.spread) or 1
    for tenth, count in reversed(list(enumerate(found.spread))):
        low, high = tenth * 100 // TENTHS, (tenth + 1) * 100 // TENTHS
        head = f"{low} to {high} %"
        yield f'<tr><th scope="row">{head}</th><td class="n">{count}</td>{_bar(count / most)}</tr>'
    yield "</tbody></table>"


def _hardest(grades: Gradebook, found: Figures) -> Iterator[str]:
    yield _title("hardest")
    hard = found.hardest(grades.manifest.checks)
    if not hard:
        yield '<p class="quiet">Whoever tried a check passed it.</p>'
        return
    yield _table("Of those who tried it, the fewest passed", "Check|#Passed||Trouble")
    for check, tally in hard:
        trouble = tally.among(tried=True)
        yield (
            f'<tr><th scope="row">{escape.html(check.words or function(check))} '
            f'<span class="id">{breakable(check.exercise)}</span></th>'
            f'<td class="n">{tally.passed} of {tally.tried}</td>{_bar(tally.passed / tally.tried)}'
            f'<td class="trouble">{escape.html(trouble)}</td></tr>'
        )
    yield "</tbody></table>"


def _exercises(found: Figures) -> Iterator[str]:
    yield _title("exercises")
    yield _table("What went wrong most often in each", "Exercise|#Mean||Trouble")
    for name, tally in found.exercises.items():
        trouble = tally.among()
        yield (
            f'<tr><th scope="row">{breakable(name)}</th>'
            f'<td class="n">{round(tally.mean * 100)} %</td>{_bar(float(tally.mean))}'
            f'<td class="trouble">{escape.html(trouble)}</td></tr>'
        )
    yield "</tbody></table>"

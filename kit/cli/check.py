"""`kit check`: the author's check of a course; what learners never see go wrong was seen here.

Every stub fails unsolved and without a traceback, every solution passes, every wrong answer gets
its verdict and every right one passes; the texts and files are complete.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import click

from kit.cli.checking import CouldNotCheckError, Said, check, kill_all
from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.screen import folded, painted, tell
from kit.cli.sentences import phrase, say
from kit.course import Chapter, Exercise, state_word
from kit.course.answers import RIGHT, Answer, answers_of, submission_with
from kit.course.audit import audit, has_todo

FOUND: Final = 1


@click.command("check", short_help="Check a course as its author.")
@click.argument("names", nargs=-1, shell_complete=exercise_names)
@click.option("--no-answers", is_flag=True, help="Leave out the known answers: that is quicker.")
def check_course(*, names: Sequence[str], no_answers: bool) -> int:
    """Check all of a course, or the exercises and chapters NAMES, as the author of it.

    Exit status: 0 all is well, 1 something is wrong.
    """
    desk = open_desk()
    wanted = _wanted(desk, names)
    wrong = 0
    for chapter in desk.course.chapters:
        exercises = [each for each in chapter.exercises if each in wanted]
        if exercises:
            problems = list(_problems(desk, chapter, exercises, answers=not no_answers))
            wrong += len(problems)
            _report(desk, chapter, exercises, problems)
    return FOUND if wrong else 0


def _wanted(desk: Desk, names: Sequence[str]) -> list[Exercise]:
    if not names:
        return list(desk.course.exercises)
    wanted: list[Exercise] = []
    for name in names:
        chapter = desk.course.chapter(Path(name).name)
        wanted.extend(chapter.exercises if chapter else [desk.exercise(name)])
    return wanted


def _report(desk: Desk, chapter: Chapter, exercises: list[Exercise], problems: list[str]) -> None:
    state = "fail" if problems else "done"
    answers = sum(1 for each in exercises for _ in answers_of(desk.course, each))
    key = "one" if len(exercises) == 1 else "many"
    count = say("check", key, n=len(exercises), answers=answers)
    rows = folded(f"{state_word(state)}  {chapter.name}  {count}", desk.width)
    tell(*(painted(row, state) for row in rows))
    tell(*(f"      {phrase('faults', problem)}" for problem in problems))


def _problems(
    desk: Desk, chapter: Chapter, exercises: list[Exercise], *, answers: bool
) -> Iterator[str]:
    yield from audit(desk.course, chapter, exercises)
    yield from _stubs(desk, exercises)
    yield from _solutions(desk, exercises)
    if answers:
        yield from _answers(desk, exercises)


def _stubs(desk: Desk, exercises: list[Exercise]) -> Iterator[str]:
    """Each fails as long as it is not solved, and in words."""
    said = _said(desk, exercises)
    if isinstance(said, str):
        yield said
        return
    for exercise in exercises:
        mine = [each for each in said if each.result.exercise == exercise.key]
        text = (desk.course.root / exercise.path).read_text("utf-8", errors="replace")
        passes = bool(mine) and all(each.result.verdict == "passed" for each in mine)
        if not mine:
            yield f"{exercise.name}: {exercise.tests} has no check"
        if passes and has_todo(text):
            yield f"{exercise.name}: the stub passes before it is solved"
        for each in mine:
            if each.result.verdict == "kit-error" or "Traceback" in each.text:
                yield f"{exercise.name}: the stub ends {each.name} with a traceback"


def _solutions(desk: Desk, exercises: list[Exercise]) -> Iterator[str]:
    folder = desk.course.root.parent / "solutions"
    if not folder.is_dir():
        return
    said = _said(desk, exercises, submission=folder)
    if isinstance(said, str):
        yield said
        return
    for each in said:
        if each.result.verdict not in ("passed", "skipped"):
            yield f"{each.result.exercise}: the solution gets {each.result.verdict} in {each.name}"


def _answers(desk: Desk, exercises: list[Exercise]) -> Iterator[str]:
    known = [answer for each in exercises for answer in answers_of(desk.course, each)]
    for exercise in exercises:
        if not any(answer.exercise == exercise for answer in known):
            yield f"{exercise.name}: no answer is known that must fail (tests/answers)"
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for sentence in pool.map(lambda answer: _answer(desk, answer), known):
                if sentence:
                    yield sentence
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            kill_all()
            raise


def _answer(desk: Desk, answer: Answer) -> str:
    """What is wrong with one known answer, or ""."""
    where = answer.path.relative_to(desk.course.root.parent)
    with tempfile.TemporaryDirectory(prefix="kit-answer.") as folder:
        made = submission_with(desk.course, answer, Path(folder) / "submission")
        said = _said(desk, [answer.exercise], submission=made, named=answer.checks)
    if isinstance(said, str):
        return f"{where}: {said}"
    got = sorted({each.result.verdict for each in said} - {"passed", "skipped"})
    if answer.kind == RIGHT:
        return f"{where}: it must pass, and gets {', '.join(got)}" if got else ""
    if not answer.verdicts:
        return f"{where}: its first line must name a verdict: # verdict: race"
    if set(got) & set(answer.verdicts):
        return ""
    gets = f"gets {', '.join(got)}" if got else "passes"
    return f"{where}: it must get {' or '.join(answer.verdicts)}, and {gets}"


def _said(
    desk: Desk,
    exercises: list[Exercise],
    *,
    submission: Path | None = None,
    named: Sequence[str] = (),
) -> list[Said] | str:
    """What the checks say, or why they could not be run."""
    try:
        options = {"width": desk.width, "submission": submission, "named": named}
        return list(check(desk.course, exercises, **options))
    except CouldNotCheckError as error:
        return str(error)

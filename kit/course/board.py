"""The board: where the learner stands, and what is next. A pure function to lines of text.

Words say everything; a style only repeats it. Only ASCII is written, but for the texts of the
course itself. Up to `MOST_ROWS` rows each exercise has its own; a longer course folds every
chapter but the one with the next exercise into one row, or into half of one, if there are many.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kit.course.chapter import Chapter, Exercise
from kit.course.progress import Progress
from kit.plain import texts
from kit.plain.width import cut, left, wrap

MOST_ROWS: Final = 22
MOST_SINGLE: Final = 10
_PACKAGE: Final = __package__ or ""
_NARROW: Final = 60
_KIND: Final = 7
_WIDE: Final = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board; `state` is the word that it is about, or "" for none."""

    text: str
    state: str = ""


def render(  # noqa: PLR0913 - each option is named, and has a default
    progress: Progress,
    *,
    width: int = 80,
    stubs: str = "",
    tests: str = "",
    options: str = "",
    first: str = "",
) -> list[Line]:
    """The board in lines of at most `width` columns (40 or more); a command is never cut.

    stubs, tests   the folder of the submission and of the course, as the learner would type them
    options        options that the printed command must repeat
    first          what to type before any command is found, or ""
    """
    lines = _rows(progress, width)
    lines.append(Line(""))
    lines.append(Line(cut(_sum(progress), width), "" if progress.next else "done"))
    lines.extend(_next(progress, width, stubs, tests + "{}" + options, first))
    return lines


def _rows(progress: Progress, width: int) -> list[Line]:
    here = progress.next
    rows = len(progress.chapters) + len(progress.exercises)
    lines: list[Line] = []
    folded: list[Line] = []
    columns = 2 if len(progress.chapters) > MOST_SINGLE and width >= _WIDE else 1
    for chapter in progress.chapters:
        if rows <= MOST_ROWS or (here is not None and here.chapter == chapter.name):
            lines.extend(_side_by_side(folded, columns))
            folded.clear()
            lines.extend(_open_chapter(progress, chapter, width))
        else:
            folded.append(
                _folded_chapter(progress, chapter, width if columns == 1 else (width - 2) // 2)
            )
    return lines + _side_by_side(folded, columns)


def _side_by_side(lines: list[Line], columns: int) -> list[Line]:
    """In two columns, read row by row; a row has a colour if both halves have the same."""
    if columns == 1:
        return lines.copy()
    rows = []
    for at in range(0, len(lines), 2):
        pair = lines[at : at + 2]
        states = {each.state for each in pair}
        text = "  ".join(each.text for each in pair)
        rows.append(Line(text, states.pop() if len(states) == 1 else ""))
    return rows


def _open_chapter(progress: Progress, chapter: Chapter, width: int) -> list[Line]:
    shown = progress.shown(chapter)
    state = progress.chapter_state(chapter)
    longest = max(len(each.name) for each in progress.exercises)
    head = f"{state_word(state)}  {chapter.name}  {chapter.title}"
    lines = [Line(_with_points(head, progress.points(shown), width), state)]
    lines.extend(_exercise(progress, each, longest, width) for each in shown)
    return lines


def _exercise(progress: Progress, exercise: Exercise, longest: int, width: int) -> Line:
    state = progress.state(exercise)
    text = f"      {state_word(state)}  {exercise.name}"
    if width >= _NARROW:
        text += f"{'':<{longest - len(exercise.name)}}  {left(kind_word(exercise.kind), _KIND)}  "
        text += _note(progress, exercise)
    return Line(_with_points(text, progress.points([exercise]), width), state)


def _note(progress: Progress, exercise: Exercise) -> str:
    """What stands behind the state: how many checks passed, or what was explored."""
    results = progress.results[exercise.key]
    told = next((each.note for each in results if each.note), "")
    if told:
        return told
    passed = sum(each.verdict == "passed" for each in results)
    idle = ("skipped", "not-started", "not-run")
    if progress.state(exercise) != "done":
        if any(each.verdict == "kit-error" for each in results):
            return _say("note", "unjudged")
        ran = any(each.verdict not in idle for each in results)
        return _say("note", "checks", passed=passed, all=len(results)) if ran else ""
    schedules = sum(each.schedules for each in results)
    if not schedules:
        return ""
    key = "all" if all(each.complete for each in results) else "tried"
    return _say("note", key, n=f"{schedules:,}")


def _folded_chapter(progress: Progress, chapter: Chapter, width: int) -> Line:
    """One row: its name, how many of its exercises are done, and which fail."""
    shown = progress.shown(chapter)
    state = progress.chapter_state(chapter)
    states = [progress.state(each) for each in shown]
    longest = max(len(each.name) for each in progress.chapters)
    done = _say("board", "done", done=states.count("done"), all=len(shown))
    head = f"{state_word(state)}  {chapter.name:<{longest}}  {done}"
    failing = [each.name for each in shown if progress.state(each) == "fail"]
    if failing and width >= _NARROW:
        head += f"  {_say('board', 'failing', names=', '.join(failing))}"
    return Line(_with_points(head, progress.points(shown), width), state)


def _with_points(text: str, points: tuple[int, int], width: int) -> str:
    earned = f"{points[0]}/{points[1]}"
    room = width - len(earned) - 1
    return f"{left(cut(text, room), room)} {earned}"


def _sum(progress: Progress) -> str:
    exercises = progress.exercises
    done = sum(progress.state(each) == "done" for each in exercises)
    earned, most = progress.points(exercises)
    facts = {"done": done, "all": len(exercises), "earned": earned, "most": most}
    return _say("board", "sum", **facts)


def _next(progress: Progress, width: int, stubs: str, command: str, first: str) -> list[Line]:
    exercise = progress.next
    if exercise is None:
        return []
    facts = {"name": exercise.name, "minutes": exercise.minutes, "goal": exercise.goal}
    lines = [Line(row) for row in wrap(_say("board", "next", **facts), width, lines=3)]
    if first:
        lines.append(Line(_say("board", "first", command=first)))
    check = f"pytest {command.format(f'/{exercise.chapter}/{exercise.tests}')}"
    lines.append(Line(_say("board", "open", path=f"{stubs}/{exercise.path}")))
    lines.append(Line(_say("board", "check", command=check)))
    lines.append(Line(_say("board", "hint", command=f"kit hint {exercise.name}")))
    return lines


def state_word(state: str) -> str:
    """``done``, ``fail``, ``todo``, ``skip`` as the reader sees it: four columns."""
    return _say("state", state)


def kind_word(kind: str) -> str:
    """``use``, ``predict``, ``break``, ``build`` as the reader sees it: at most seven columns."""
    return _say("kind", kind)


def _say(group: str, key: str, **facts: object) -> str:
    return texts.say(_PACKAGE, group, key, **facts)

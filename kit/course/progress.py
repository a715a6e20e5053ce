"""How far a learner is: the results of the checks, and what they make of each exercise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from kit.course.chapter import Chapter, Course, Exercise

State = Literal["todo", "fail", "done", "skip"]
OPEN: Final = ("todo", "fail")


@dataclass(frozen=True, slots=True)
class Result:
    """What one check said.

    exercise   the key of its exercise: ``07_lock/account``
    points     what it is worth
    verdict    ``passed``, ``not-started``, ``skipped``, ``not-run``, or what went wrong
    schedules  how many schedules it ran, 0 if it explored nothing
    complete   these were all there are
    note       a few words of the check for the board, or ""
    """

    exercise: str
    points: int
    verdict: str
    schedules: int = 0
    complete: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """The results of one run, exercise by exercise; exercises without a check are not shown."""

    course: Course
    results: dict[str, list[Result]] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course, results: Iterable[Result]) -> Progress:
        """Sort the results to their exercises."""
        progress = cls(course)
        for result in results:
            progress.results.setdefault(result.exercise, []).append(result)
        return progress

    def shown(self, chapter: Chapter) -> list[Exercise]:
        """The exercises of the chapter of which a check was collected."""
        return [each for each in chapter.exercises if self.results.get(each.key)]

    @property
    def chapters(self) -> list[Chapter]:
        """The chapters of which a check was collected."""
        return [chapter for chapter in self.course.chapters if self.shown(chapter)]

    def state(self, exercise: Exercise) -> State:
        """One exercise. An exercise is done when every check that could run has passed."""
        return state_of({each.verdict for each in self.results[exercise.key]})

    def chapter_state(self, chapter: Chapter) -> State:
        """A chapter is done when all its exercises are; one that fails makes it fail."""
        states = {self.state(each) for each in self.shown(chapter)}
        for state in ("fail", "todo", "done"):
            if state in states:
                return state
        return "skip"

    def points(self, exercises: Iterable[Exercise]) -> tuple[int, int]:
        """(earned, to be had) for these exercises."""
        results = [each for exercise in exercises for each in self.results[exercise.key]]
        earned = sum(each.points for each in results if each.verdict == "passed")
        return earned, sum(each.points for each in results)

    @property
    def exercises(self) -> list[Exercise]:
        """All exercises that are shown, in the order of the course."""
        return [each for chapter in self.chapters for each in self.shown(chapter)]

    @property
    def next(self) -> Exercise | None:
        """The first exercise in the order of the course that is still open."""
        return next((each for each in self.exercises if self.state(each) in OPEN), None)


def state_of(verdicts: set[str]) -> State:
    """What the verdicts of its checks make of an exercise."""
    ran = verdicts - {"skipped"}
    if not ran:
        return "skip"
    if ran == {"passed"}:
        return "done"
    return "todo" if ran <= {"passed", "not-started", "not-run"} else "fail"

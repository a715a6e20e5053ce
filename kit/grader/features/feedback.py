"""What a learner is told about a check: the text of their own run, and hints up to a level."""

from __future__ import annotations

from kit.course import Course
from kit.grader.hookspecs import hookimpl
from kit.grader.model import Check, Result
from kit.grader.policy import Policy

_WORDS = {
    "not-reproducible": "Failed once and passed when it was run again. Your instructor decides.",
    "kit-error": "The grader itself went wrong here. It costs no point; your instructor decides.",
}


class Feedback:
    """The same words and the same picture as in the learner's own run."""

    def __init__(self, course: Course, policy: Policy) -> None:
        self._hints = {each.key: each.hints for each in course.exercises}
        self._level = policy.hints

    @hookimpl
    def kit_comment(self, exercise: str, check: Check, result: Result) -> str | None:
        """None for a check that passed."""
        if result.verdict == "passed":
            return None
        if check.hidden:
            return f"A hidden check: {result.verdict}."
        if result.verdict in _WORDS:
            return _WORDS[result.verdict]
        hints = () if result.verdict == "not-tried" else self._hints.get(exercise, ())
        lines = [result.text or check.words]
        lines += [f"Hint {n}: {hint}" for n, hint in enumerate(hints[: self._level], start=1)]
        return "\n".join(lines)

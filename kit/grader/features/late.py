"""Late policy: so much less for each day that has begun after the deadline and the grace time."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from kit.grader.hookspecs import hookimpl
from kit.grader.model import Score, Student, Submission
from kit.grader.policy import Policy, time_in

_DAY = timedelta(days=1)


class LatePolicy:
    """The deadline is the policy's, or the student's own by the roster's column ``deadline``."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    @hookimpl(wrapper=True)
    def kit_score(self, submission: Submission) -> Generator[None, Score, Score]:
        """The score less the penalty; what is open is cut in the same way."""
        score = yield
        part, reason = self.penalty(submission)
        if not part:
            return replace(score, reasons=(*score.reasons, reason)) if reason else score
        return replace(
            score,
            points=score.points * (1 - part),
            open=score.open * (1 - part),
            reasons=(*score.reasons, reason),
        )

    def penalty(self, submission: Submission) -> tuple[Fraction, str]:
        """(part of the points that is lost, why)."""
        deadline = self._deadline(submission.student)
        if deadline is None or not submission.files_came:
            return Fraction(0), ""
        if submission.submitted is None:
            return Fraction(0), "handed in at an unknown time: taken as in time"
        late = submission.submitted - deadline
        if late <= timedelta(minutes=self._policy.grace_minutes):
            return Fraction(0), ""
        days = max(1, math.ceil(late / _DAY))
        percent = min(self._policy.most_percent, days * self._policy.percent_per_day)
        return percent / 100, f"late by {days} day{'s' * (days > 1)}: -{float(percent):g} %"

    def _deadline(self, student: Student) -> datetime | None:
        own = student.facts.get("deadline", "")
        if own:
            return time_in(own, f"roster, deadline of {student.id!r}")
        return self._policy.deadline

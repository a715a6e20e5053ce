"""What runs the checks. An executor gets a work and tells what it hears; it decides nothing.

To run on other machines, ship each job's parcel (``work.parcels / job.parcel``) with
`Plan.dumps`, let the far side call `kit.grader.local.judge`, and pass its events on. Whatever
order they come in, and if some come twice, the grades are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kit.grader.model import Manifest, Result
from kit.grader.plan import Plan


@dataclass(frozen=True, slots=True)
class Collected:
    """The checks are known; comes before the first result."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Judged:
    """One check of one job is finished.

    job     its number in the plan
    trace    the traceback of a kit-error; for the instructor
    seconds  that it took; goes into the journal and no report
    """

    job: int
    result: Result
    trace: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that is no result: a worker died, a check file does not load."""

    said: str
    fatal: bool = False


Event = Collected | Judged | Trouble
Tell = Callable[[Event], None]


class Executor(Protocol):
    """Runs every job of a plan, or less: what is missing is given to it again, in smaller units."""

    def run(self, plan: Plan, tell: Tell) -> None:
        """Tell each event as soon as it is known; what `tell` raises ends the run.

        KeyboardInterrupt goes through, with nothing left running.
        """
        ...

"""What the workers of a run are told, as a file: the course, and a job for each submission."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

UNITS: Final = ("submission", "exercise", "check")
_LISTS: Final = ("missing", "have", "leave")


@dataclass(frozen=True, slots=True)
class Job:
    """One submission that is to be judged.

    number   of the job in its plan
    parcel   name of the file with its bytes
    missing  stubs that were not handed in
    have     checks that need not run: their results are known
    leave    exercises that need not run: another job has the same file
    """

    number: int
    student: str
    attempt: str
    parcel: str
    missing: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()

    def needs(self, check: str, exercise: str) -> bool:
        """The check must run."""
        return check not in self.have and exercise not in self.leave


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a worker must know; paths are absolute.

    hidden      folder with hidden checks, or ""
    exercises   keys of the exercises that are graded; none: all
    parcels     folder of the parcels
    unit        what is given to a worker at once: a submission, an exercise or a check of it
    stage       folder in which submissions are put into place; that of the system if ""
    containment the layers around a submission, as plain data
    name        of the course's folder, as texts tell it; as it is called here if ""
    """

    course: str
    parcels: str
    jobs: tuple[Job, ...]
    hidden: str = ""
    exercises: tuple[str, ...] = ()
    unit: str = "submission"
    options: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    containment: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""

    @property
    def annex(self) -> dict[Path, Path]:
        """Folder of hidden checks -> the chapter that they belong to."""
        if not self.hidden:
            return {}
        root = Path(self.hidden)
        chapters = [each.parent for each in sorted(Path(self.course).glob("*/chapter.toml"))]
        return {root / each.name: each for each in chapters if (root / each.name).is_dir()}

    def dumps(self) -> bytes:
        """As the file has it."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def loads(cls, data: bytes) -> Plan:
        """Out of the file."""
        plain = json.loads(data)
        jobs = tuple(
            Job(**{**each, **{name: tuple(each[name]) for name in _LISTS}})
            for each in plain.pop("jobs")
        )
        return cls(**{**plain, "jobs": jobs, "exercises": tuple(plain["exercises"])})

"""What goes to a worker and what comes back: bytes of plain data, with the digests of the checks.

A worker has a kit and a course of its own. It gets the files of a submission, and judges them only
if its kit and its checks are those of the process that grades: else it says what differs.
"""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kit.cell import Containment
from kit.cell.wire import LONGEST
from kit.course import Course, read_course
from kit.grader import digest
from kit.grader.enrol import open_parcel
from kit.grader.executor import Judged
from kit.grader.machines.pile import Piece
from kit.grader.model import Check, Manifest, Result
from kit.grader.plan import Job, Plan
from kit.plain import dump, load
from kit.plain.language import chosen

_PACKAGES: Final = ("hypothesis", "bytecode", "greenlet", "pytest")


def identity(course: Course, hidden: Path | None, exercises: Iterable[str]) -> dict[str, str]:
    """What a verdict rests on, by its name in a sentence."""
    wanted = set(exercises)
    chapters = {each.chapter for each in course.exercises if not wanted or each.key in wanted}
    checks = digest.of_checks(course, hidden)
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        **{each: importlib.metadata.version(each) for each in _PACKAGES},
        "kit": digest.of_kit(),
        **{f"checks of {each}": checks[each] for each in sorted(chapters)},
    }


def differences(wanted: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """``its Python is 3.11, not 3.12``; a difference that others explain is not told as well."""
    names = [name for name in wanted if wanted[name] != found.get(name)]
    if len(names) > 1 and names[0] != "kit" and "kit" in names:
        names.remove("kit")  # its digest holds the versions too
    return [
        f"its {name} is {found.get(name, 'missing')}, not {wanted[name]}"
        if name in ("Python", *_PACKAGES)
        else f"its {name} is not the one that grades"
        if name == "kit"
        else f"its {name} are not those of the course that is graded"
        for name in names
    ]


def header(run: str, plan: Plan) -> dict[str, Any]:
    """What is the same in every order of a run."""
    hidden = Path(plan.hidden) if plan.hidden else None
    course = read_course(Path(plan.course))
    return {
        "run": run,
        "course": plan.course,
        "hidden": plan.hidden,
        "exercises": list(plan.exercises),
        "options": dict(plan.options),
        "level": Containment(**plan.containment).level.word,
        "language": chosen(),
        "identity": identity(course, hidden, plan.exercises),
    }


def greeting(head: Mapping[str, Any]) -> bytes:
    """Asks a worker who it is, and which checks it finds."""
    return dump({"head": dict(head), "piece": None})


def order(head: Mapping[str, Any], piece: Piece, parcels: Path) -> bytes:
    """A piece, with the files of the submission that its checks may look at."""
    files = open_parcel(parcels / piece.job.parcel)
    content = {
        "number": piece.job.number,
        "checks": list(piece.checks),
        "missing": list(piece.job.missing),
        "files": {
            path: data for path, data in files.items() if path.partition("/")[0] in piece.chapters
        },
    }
    return dump({"head": dict(head), "piece": content})


def read(data: bytes) -> dict[str, Any]:
    """An order or an answer. ValueError when it is none."""
    plain = load(data, limit=LONGEST)
    if type(plain) is not dict:
        raise ValueError("no order, and no answer to one")
    return plain


def job_of(content: Mapping[str, Any]) -> Job:
    """The job of a piece, on the worker's side, where no parcel and no name is needed."""
    return Job(content["number"], "", "", "", missing=tuple(content["missing"]))


def told(event: Judged) -> dict[str, Any]:
    """A result as it goes back."""
    return {"result": asdict(event.result), "trace": event.trace, "seconds": event.seconds}


def judged(job: int, plain: Mapping[str, Any]) -> Judged:
    """A result as it comes back."""
    result = Result(**{**plain["result"], "tries": tuple(plain["result"]["tries"])})
    return Judged(job, result, plain["trace"], plain["seconds"])


def manifest_of(checks: Iterable[Mapping[str, Any]]) -> Manifest:
    """The checks that a worker found."""
    return Manifest(tuple(Check(**each) for each in checks))

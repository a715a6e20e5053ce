"""What this machine offers, found by trying: each set of layers runs a small submission.

Only what was seen to work is offered, and only when it was seen to contain: the submission must
not read a file beside it, and must still start a fresh process that imports the kit.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from kit.cell.cell import Cell
from kit.cell.reply import CellUnavailable, Reply
from kit.cell.sandbox.level import LEARNER, Containment, Level
from kit.gates import jobs

_LINUX: Final = sys.platform.startswith("linux")
_STUB: Final = "trial.py"
_DEADLINE: Final = 30.0
_SECRET: Final = "secret"  # noqa: S105  the name of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was found. Each reason is "" where the layer works.

    system      kernel and version
    root        the kit runs as root
    landlock    version; 0 when there is none
    namespaces  why not
    user        why there is no other user with namespaces
    user_alone  why there is none without them
    """

    system: str
    root: bool
    landlock: int
    why_no_landlock: str
    namespaces: str
    user: str
    user_alone: str

    @property
    def strongest(self) -> Containment:
        """The strongest set of layers."""
        contained = Containment(landlock=self.landlock, namespaces=not self.namespaces)
        return replace(contained, user=not (self.user_alone if self.namespaces else self.user))

    def refusal(self, level: Level) -> str:
        """Why this machine does not reach the level; "" when it does."""
        if self.strongest.level >= level:
            return ""
        if level == Level.INTEGRITY:
            reasons = (self.why_no_landlock, self.user_alone)
        else:
            reasons = (self.namespaces, self.user if level == Level.USER else "")
        why = "; ".join(dict.fromkeys(filter(None, reasons)))
        return f"this machine offers {self.strongest.level.word}, not {level.word}: {why}"


class NotContainedError(Exception):
    """The machine offers less than what is required; the message says what is missing and why."""


def for_grading(*, require: Level | None = None, allow_unprotected: bool = False) -> Containment:
    """The strongest layers that work here. NotContainedError when they are too weak.

    require            at least this level
    allow_unprotected  without it, INTEGRITY is required: a submission could write its own marks
    """
    found = strongest()
    wanted = Level.LIMITS if allow_unprotected and require is None else require or Level.INTEGRITY
    if found.level < wanted:
        hint = "" if require else "; --allow-unprotected grades all the same"
        raise NotContainedError(f"{probe().refusal(wanted)}{hint}")
    return found


@cache
def probe() -> Offer:
    """Try every layer, once for each process. Takes about a second."""
    if not _LINUX:
        why = f"{platform.system()} has none"
        words = {"why_no_landlock": why, "namespaces": why, "user": why, "user_alone": why}
        return Offer(system=_system(), root=_is_root(), landlock=0, **words)
    landlock, why_no_landlock = _landlock()
    nobody = "" if _is_root() else "only root can change the user"
    namespaces = _try(Containment(landlock=landlock, namespaces=True))
    user = namespaces or nobody
    return Offer(
        system=_system(),
        root=_is_root(),
        landlock=landlock,
        why_no_landlock=why_no_landlock,
        namespaces=namespaces,
        user=user or _try(Containment(landlock=landlock, namespaces=True, user=True)),
        user_alone=nobody or _try(Containment(landlock=landlock, user=True)),
    )


@cache
def strongest() -> Containment:
    """The strongest layers that work here; asks for no more trials than that takes."""
    if not _LINUX:
        return LEARNER
    from kit.cell.sandbox import landlock  # noqa: PLC0415  only where there is one

    both = Containment(landlock=landlock.version(), namespaces=True)
    if not _try(replace(both, user=True) if _is_root() else both):
        return replace(both, user=_is_root())
    return probe().strongest


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _system() -> str:
    return f"{platform.system()} {platform.release()}"


def _landlock() -> tuple[int, str]:
    """Its version, and why it cannot be used."""
    from kit.cell.sandbox import landlock  # noqa: PLC0415  only where there is one

    found = landlock.version()
    if not found:
        return 0, "the kernel has no Landlock, or it is switched off"
    why = _try(Containment(landlock=found))
    return (0, why) if why else (found, "")


@cache
def _try(containment: Containment) -> str:
    """Why these layers do not work here; "" when they do."""
    with tempfile.TemporaryDirectory(prefix="kit-probe-") as folder:
        root = Path(folder, "trial")
        root.mkdir()
        for path in (Path(folder), root):
            path.chmod(0o755)
        Path(root, _STUB).write_text("", encoding="ascii")
        Path(folder, _SECRET).write_text("", encoding="ascii")
        Path(folder, _SECRET).chmod(0o600)
        try:
            cell = Cell(root, containment=containment)
            reply = cell.run(_STUB, _trial, f"{folder}/{_SECRET}", deadline=_DEADLINE)
        except CellUnavailable as error:
            return str(error)
    return _why_not(reply)


def _why_not(reply: Reply) -> str:
    if reply.end != "returned":
        said = reply.problem.message if reply.problem else reply.reason
        return f"a trial ended as {reply.end}: {said.strip().splitlines()[-1] if said else ''}"
    return "" if reply.value == [False, [4]] else "a trial could read what is not its own"


def _trial(_: Any, secret: str) -> list[object]:
    """Runs in the cell: can the file be read, and can a fresh process be started?"""
    try:
        Path(secret).read_bytes()
        seen = True
    except OSError:
        seen = False
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return [seen, pool.map(jobs.square, [2])]

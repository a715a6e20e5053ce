"""Runs the checks of exercises in a process of its own, and ends it whatever happens.

`Checking` can be waited for together with other things (`fileno`), as `kit watch` does;
`check` waits for its end. CouldNotCheckError, in one sentence, when there is no verdict.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from kit.course import Course, Exercise, Result
from kit.course.record import record_folder

SCENES: Final = "--kit-scene"
"""Asks the judge for what can be played, see there."""
MANY: Final = 6
"""So many files are worth a worker on each core."""


class CouldNotCheckError(Exception):
    """The text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one check said: its name, the learner's sentence, the result, the text if it failed.

    view  where its page is, if one was written
    """

    name: str
    words: str
    result: Result
    text: str
    view: str = ""


class Checking:
    """The checks of some exercises, running. A context manager: nothing is left at its end.

    submission  the folder whose answers are checked; None for the exercises themselves
    named       run only the checks of these names
    more        options for the judge, or for pytest
    """

    def __init__(  # noqa: PLR0913 - each option is named, and has a default
        self,
        course: Course,
        exercises: Iterable[Exercise],
        *,
        width: int = 80,
        submission: Path | None = None,
        named: Sequence[str] = (),
        more: Sequence[str] = (),
    ) -> None:
        tests = [str(course.root / each.chapter / each.tests) for each in exercises]
        if named:
            tests = [f"{path}::{name}" for path in tests for name in named]
        self.total = 0
        self.ended = False
        self.scene: dict[str, Any] | None = None
        self._rest = b""
        self._noise = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the rest
        self._result, result_end = os.pipe()
        alive_end, self._alive = os.pipe()
        arguments = [str(result_end), str(alive_end), *_options(course, tests, submission, more)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kit.cli.judge", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=self._noise,
            stderr=subprocess.STDOUT,
            pass_fds=(result_end, alive_end),
            start_new_session=True,
            cwd=course.root.parent,
            env=environment_of(course, width),
        )
        os.close(result_end)
        os.close(alive_end)
        _RUNNING.add(self)

    def fileno(self) -> int:
        """Readable when a check has said something, and at the end."""
        return self._result

    def read(self) -> list[Said]:
        """What was said since, after which `ended` is set or not. CouldNotCheckError if noise."""
        data = os.read(self._result, 1 << 16)
        if not data:
            raise CouldNotCheckError(self._why("the checks ended before their time"))
        *lines, self._rest = (self._rest + data).split(b"\n")
        told = (self._understood(json.loads(line)) for line in lines)
        return [said for said in told if said is not None]

    def _understood(self, facts: dict[str, Any]) -> Said | None:
        if "fault" in facts:
            raise CouldNotCheckError(_last_line(facts["fault"]))
        if "collected" in facts:
            self.total = max(self.total, facts["collected"])
        elif "scene" in facts:
            self.scene = facts["scene"]
        elif "status" in facts:
            self.ended = True
            if facts["status"] not in _JUDGED:
                raise CouldNotCheckError(self._why("the checks could not be run"))
        else:
            return _said(facts)
        return None

    def _why(self, sentence: str) -> str:
        self._noise.seek(0)
        last = _last_line(self._noise.read().decode(errors="replace"))
        return f"{sentence}: {last}" if last else sentence

    def kill(self) -> None:
        """Kill its processes; whoever reads from it sees that."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End it now, with everything that it started."""
        if self._alive >= 0:
            self.kill()
            _RUNNING.discard(self)
            self._process.wait()
            os.close(self._result)
            os.close(self._alive)
            self._noise.close()
            self._alive = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def check(course: Course, exercises: Iterable[Exercise], **options: Any) -> Iterator[Said]:
    """Run these checks and give what they say, one by one. CouldNotCheckError if they cannot.

    The options are those of `Checking`.
    """
    with Checking(course, exercises, **options) as checking:
        while not checking.ended:
            yield from checking.read()


def kill_all() -> None:
    """Kill what runs in any thread, so that all of them come to their end."""
    for checking in list(_RUNNING):
        checking.kill()


_RUNNING: Final[set[Checking]] = set()
_JUDGED: Final = (0, 1)
"""What pytest says when all checks were run: passed, or some failed."""


def _said(facts: dict[str, Any]) -> Said:
    explored = {name: facts[name] for name in ("schedules", "complete", "note") if name in facts}
    result = Result(facts["exercise"], facts["points"], facts["verdict"], **explored)
    return Said(facts["name"], facts["words"], result, facts["text"], facts.get("view", ""))


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else ""


def _options(
    course: Course, tests: list[str], submission: Path | None, more: Sequence[str]
) -> list[str]:
    workers = ["-n", "auto"] if len(tests) >= MANY else ["-p", "no:xdist"]
    whose = ["--submission", str(submission)] if submission is not None else []
    return [
        *whose,
        *more,
        *("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "--color=no"),
        *("--rootdir", str(course.root.parent), *workers, "--", *tests),
    ]


def environment_of(course: Course, width: int) -> dict[str, str]:
    """As it is; the texts fit the screen of whoever waits, and no file appears in sight."""
    environment = {**os.environ, "COLUMNS": str(width)}
    hidden = record_folder(course.root) / "hypothesis"
    environment.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(hidden))
    environment.pop("PYTEST_ADDOPTS", None)
    return environment

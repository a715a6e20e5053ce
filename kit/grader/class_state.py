"""How far a run is: which result of which submission is known, from the journal alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from kit.cell import Level
from kit.grader.digest import digest_of
from kit.grader.enrol import Class
from kit.grader.executor import Judged
from kit.grader.grading import graded
from kit.grader.journal import Journal
from kit.grader.model import Grade, Manifest, Result, Submission
from kit.grader.plan import Job
from kit.grader.plugins import Plugins
from kit.grader.store import Store


class ClassState:
    """Counts; the results themselves stay in the journal, so memory does not grow with them.

    digests   chapter -> digest of its checks, and that of the kit
    level     of the containment: what was judged in a weaker one is not believed
    """

    def __init__(
        self,
        members: Class,
        journal: Journal,
        store: Store,
        digests: Mapping[str, str],
        level: Level,
    ) -> None:
        self.members = members
        self.digests = dict(digests)
        self.level = level
        self.store = store
        self._journal = journal
        self._manifest = Manifest(())
        self._known: dict[tuple[str, str], set[int]] = {}
        self._numbers: dict[str, int] = {}
        self._alike = _alike(members)
        self._written: set[str] = set()

    # -- what a result depends on

    def _key(self, submission: Submission, exercise: str, level: Level) -> str:
        """Equal as long as the files, the checks, the kit and the level of containment are."""
        chapter = exercise.partition("/")[0]
        files = submission.alone.get(exercise) or submission.digests.get(chapter, "")
        parts = (files, self.digests[chapter], self.digests["kit"], level.word)
        return digest_of(("", each.encode()) for each in parts)

    def _keys(self, submission: Submission, exercise: str) -> frozenset[str]:
        """Of results that hold: judged in a containment as strong as this one, or stronger."""
        levels = [each for each in Level if each >= self.level]
        return frozenset(self._key(submission, exercise, each) for each in levels)

    def results(self, submission: Submission) -> dict[str, Result]:
        """Check -> result, for what still holds; a kit-error never does."""
        found: dict[str, Result] = {}
        keys: dict[str, frozenset[str]] = {}
        for record in self._journal.records(submission.key):
            exercise = record["result"]["exercise"]
            if exercise.partition("/")[0] not in self.digests:
                continue
            if exercise not in keys:
                keys[exercise] = self._keys(submission, exercise)
            if record["key"] in keys[exercise]:
                plain = {**record["result"], "tries": tuple(record["result"]["tries"])}
                found[record["check"]] = Result(**plain)
        return found

    # -- counting

    def fix(self, manifest: Manifest) -> None:
        """The checks are known."""
        self._manifest = manifest
        self._numbers = {check.id: number for number, check in enumerate(manifest.checks)}
        for submission in self.members:
            good = self._good(submission)
            self._known[submission.key] = {self._numbers[each.check] for each in good}

    def shared(self) -> Iterator[tuple[str, Result]]:
        """(student, result) for those who handed in a file whose results were known before."""
        some = {each.key for alike in self._alike.values() for each in alike}
        for submission in (each for each in self.members if each.key in some):
            for result in self._good(submission):
                for student in self._share(submission, result):
                    yield student, result

    def _good(self, submission: Submission) -> list[Result]:
        """What is known of it, and need not be found out again."""
        found = self.results(submission).values()
        return [each for each in found if _holds(each) and each.check in self._numbers]

    @property
    def total(self) -> int:
        """Results that there will be."""
        return len(self._known) * len(self._manifest.checks)

    @property
    def done(self) -> int:
        """Results that there are."""
        return sum(map(len, self._known.values()))

    def jobs(self, *, each: bool = False) -> tuple[Job, ...]:
        """What is left to do; everything, as long as the checks are not known.

        Of submissions with the same file the first one is judged, or `each` of them.
        """
        jobs: list[Job] = []
        begun: set[str] = set()
        for submission in self.members:
            have = [r.check for r in self.results(submission).values() if _holds(r)]
            if self._manifest.checks and self.is_known(submission):
                continue
            files = {} if each else submission.alone
            leave = [exercise for exercise, file in files.items() if file in begun]
            begun.update(files.values())
            jobs.append(
                Job(
                    number=len(jobs),
                    student=submission.student.id,
                    attempt=submission.attempt,
                    parcel=submission.digest,
                    missing=submission.missing,
                    have=tuple(have),
                    leave=tuple(leave),
                )
            )
        return tuple(jobs)

    def is_known(self, submission: Submission) -> bool:
        """Every check of it has a result."""
        return len(self._known.get(submission.key, ())) == len(self._manifest.checks)

    def is_complete(self, student: str) -> bool:
        """All attempts are known, and the files are not written yet."""
        attempts = self.members.submissions[student]
        return student not in self._written and all(map(self.is_known, attempts))

    # -- taking down

    def add(self, key: tuple[str, str], event: Judged) -> list[str]:
        """Write a result into the journal; the students of whom it was not known."""
        submission = next(each for each in self.members.submissions[key[0]] if each.key == key)
        if self._numbers[event.result.check] in self._known[key]:
            return []
        self._append(submission, event.result, event.seconds, event.trace)
        return [key[0], *self._share(submission, event.result)]

    def _share(self, submission: Submission, result: Result) -> list[str]:
        """The same for all who handed in the same file, and nothing else decides."""
        file, number = submission.alone.get(result.exercise), self._numbers[result.check]
        alike = self._alike.get((result.exercise, file), ()) if file and _holds(result) else ()
        others = [each for each in alike if number not in self._known[each.key]]
        for each in others:
            self._append(each, result)
        return [each.student.id for each in others]

    def _append(
        self, submission: Submission, result: Result, seconds: float = 0.0, trace: str = ""
    ) -> None:
        record = {
            "student": submission.student.id,
            "attempt": submission.attempt,
            "check": result.check,
            "key": self._key(submission, result.exercise, self.level),
            "result": asdict(result),
            "seconds": round(seconds, 4),
        }
        self._journal.append({**record, "trace": trace} if trace else record)
        if _holds(result):
            self._known[submission.key].add(self._numbers[result.check])

    def write(self, student: str, plugins: Plugins) -> Grade | None:
        """The files of a student; None when they are written already."""
        if student in self._written:
            return None
        attempts = [(each, self.results(each)) for each in self.members.submissions[student]]
        grade = graded(attempts, self._manifest, plugins, self._grade_digests())
        self._journal.sync()
        self._written.add(student)
        return self.store.write(grade, self._manifest)

    def _grade_digests(self) -> dict[str, str]:
        chapters = {check.chapter for check in self._manifest.checks}
        checks = ((name, self.digests[name].encode()) for name in sorted(chapters))
        return {"checks": digest_of(checks), "kit": self.digests["kit"]}


def _alike(members: Class) -> dict[tuple[str, str], list[Submission]]:
    """(exercise, digest of its file) -> who handed it in, where these are several."""
    found: dict[tuple[str, str], list[Submission]] = {}
    for submission in members:
        for each in submission.alone.items():
            found.setdefault(each, []).append(submission)
    return {file: alike for file, alike in found.items() if len(alike) > 1}


def _holds(result: Result) -> bool:
    """The kit's own fault is tried again in the next round, and in the next run."""
    return result.verdict != "kit-error"

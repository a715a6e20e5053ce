"""Which files of a hand-in are taken: the course's own stubs, by exact name, and nothing else.

The tree may be the whole repository, the folder ``exercises``, chapters alone, or stubs without
a folder. Names of stubs are unique in a course, so a stub without a folder is known as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kit.course import Course
from kit.grader.members import Member, Reader, UnreadableError

_NOT_THEIRS: Final = ("solutions", "tests", "__MACOSX", "node_modules", ".git", ".venv", "venv")
_NEVER: Final = ("conftest.py", "sitecustomize.py", "usercustomize.py")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The stubs of a course: file name -> path in the course."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, course: Course, exercises: Iterable[str] = ()) -> Wanted:
        """The stubs of these exercises (keys), or of all."""
        keys = set(exercises)
        chosen = [each for each in course.exercises if not keys or each.key in keys]
        return cls({each.file: each.path for each in chosen if each.file not in _NEVER})


@dataclass(slots=True)
class Taken:
    """The bytes of the files that were taken, and what was refused."""

    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def take(reader: Reader, wanted: Wanted) -> Taken:
    """Read the wanted files. Never an error: a hand-in that cannot be read has a note."""
    taken = Taken()
    try:
        chosen = _choose(reader.members(), wanted, taken.notes)
        paths = {member: path for path, member in chosen.items()}
        for member, data in reader.read(list(chosen.values())):
            if isinstance(data, UnreadableError):
                taken.notes.append(str(data))
            else:
                taken.files[paths[member]] = data
    except UnreadableError as error:
        taken.notes.append(str(error))
    return taken


def _choose(members: list[Member], wanted: Wanted, notes: list[str]) -> dict[str, Member]:
    """Path in the course -> the one member that is taken for it."""
    candidates: dict[str, list[Member]] = {}
    for member in members:
        path = _meant(member, wanted)
        if path is not None:
            candidates.setdefault(path, []).append(member)
    base = _base(candidates)
    chosen = {}
    for path in sorted(candidates):
        found = _one(path, candidates[path], base, notes)
        if found is not None:
            chosen[path] = found
    return chosen


def _meant(member: Member, wanted: Wanted) -> str | None:
    """The stub that a member may stand for. A folder of another name before it is no chapter."""
    names = member.path.replace("\\", "/").split("/")
    parts = tuple(each for each in names if each not in ("", "."))
    path = wanted.files.get(parts[-1]) if parts else None
    if path is None or any(each in _NOT_THEIRS for each in parts[:-1]):
        return None
    return path


def _base(candidates: dict[str, list[Member]]) -> tuple[str, ...]:
    """The folder of the chapters: the one with the most stubs in it, `exercises` before others."""
    found: Counter[tuple[str, ...]] = Counter()
    for path, members in candidates.items():
        chapter = path.partition("/")[0]
        for prefix in {each.parts[:-2] for each in members if each.parts[-2:-1] == (chapter,)}:
            found[prefix] += 1
    return min(
        found,
        key=lambda each: (each[-1:] != ("exercises",), -found[each], len(each), each),
        default=(),
    )


def _one(
    path: str, members: list[Member], base: tuple[str, ...], notes: list[str]
) -> Member | None:
    """The member in its chapter's folder, else the only one without that folder."""
    tree = (*base, *path.split("/"))
    found = [each for each in members if each.parts == tree] or [
        each for each in members if each.parts[-2:-1] != (path.partition("/")[0],)
    ]
    found = found or members
    if len(found) > 1:
        notes.append(f"{path} is there {len(found)} times: none of them was taken")
        return None
    member = found[0]
    if not member.safe:
        notes.append(f"{member.path!r} leads out of its folder: not taken")
        return None
    if member.kind != "file":
        notes.append(f"{member.path} is a {member.kind}, no regular file: not taken")
        return None
    return member

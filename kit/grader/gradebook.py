"""The grades of a class as reports see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kit.course import Course
from kit.grader.model import Grade, Manifest


@dataclass(frozen=True, slots=True)
class Gradebook:
    """One grade after another, in the order of the ids; none stays in memory.

    load     gives the grades anew, each time that somebody goes over them
    digests  of the checks and the kit
    notes    what every report must say: what was not found, which plugin was left out, how
             submissions were contained
    """

    course: Course
    manifest: Manifest
    load: Callable[[], Iterator[Grade]]
    digests: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Grade]:
        return self.load()

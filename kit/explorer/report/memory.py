"""What each thread knows of shared memory while the steps pass by, and how old that is.

A location ``owner/part`` is one part of an object, ``owner/*`` all of it: two locations
overlap when they are equal, or of one owner with one of them standing for all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.explorer.outcome import Step
from kit.explorer.report.trace import overlap, value_after


@dataclass
class Look:
    """One look of a thread, and the latest change of another thread since."""

    step: Step
    since: Step | None = None


@dataclass
class Known:
    """What one thread knows: its latest look at each location, and its latest test."""

    looks: dict[str, Look] = field(default_factory=dict)
    tests: dict[str, Look] = field(default_factory=dict)

    def all(self) -> Iterator[Look]:
        """Every look."""
        yield from self.looks.values()
        yield from self.tests.values()

    def stale_test(self, location: str) -> Look | None:
        """A test of this memory that another thread has made old."""
        old = (look for look in self.tests.values() if look.since is not None)
        return next((look for look in old if overlap(look.step.location, location)), None)

    def forget(self, location: str) -> None:
        """The thread has changed it: what it saw before that is used up."""
        for seen in (self.looks, self.tests):
            for key in [key for key in seen if overlap(key, location)]:
                del seen[key]


@dataclass
class Memory:
    """All shared locations, as far as the steps have gone."""

    threads: dict[str, Known] = field(default_factory=dict)
    values: dict[str, str | None] = field(default_factory=dict)

    def of(self, thread: str) -> Known:
        """What the thread knows."""
        return self.threads.setdefault(thread, Known())

    def looked(self, step: Step, *, test: bool) -> None:
        """The thread knows this location as it is now."""
        known = self.of(step.thread)
        known.looks[step.location] = Look(step)
        if test:
            known.tests[step.location] = Look(step)

    def changed(self, step: Step) -> None:
        """What the others know of this location is old now."""
        for thread, known in self.threads.items():
            for look in known.all():
                if thread != step.thread and overlap(look.step.location, step.location):
                    look.since = step
        self.of(step.thread).forget(step.location)
        for location in [each for each in self.values if overlap(each, step.location)]:
            self.values[location] = None
        self.values[step.location] = value_after(step)

    def is_as_it_was(self, look: Look) -> bool:
        """The location holds the value that the thread saw, as if nothing had happened."""
        seen = look.step.value
        return seen is not None and seen == self.values.get(look.step.location)

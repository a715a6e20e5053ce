"""How strongly a cell is contained: what is asked for, and what it is called."""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass
from typing import Any


class Level(enum.IntEnum):
    """What a submission cannot do; each level holds those below it.

    LIMITS      outlive its check, or take more than its share
    INTEGRITY   change a file, or signal a process, that is not its own
    NAMESPACES  see any file, process or network but its own
    USER        the same, as another user than the judge
    """

    LIMITS = 0
    INTEGRITY = 1
    NAMESPACES = 2
    USER = 3

    @property
    def word(self) -> str:
        """As it is typed and shown."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> Level:
        """From its word. ValueError says which there are."""
        for level in cls:
            if level.word == word:
                return level
        raise ValueError(f"must be one of {', '.join(each.word for each in cls)}, got {word!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Containment:
    """The layers on top of a killable process tree with limits, which is always there.

    landlock    its version; 0: not used
    namespaces  processes, files, network and shared memory of its own
    user        the cell runs as a user that nobody else is; needs root
    """

    landlock: int = 0
    namespaces: bool = False
    user: bool = False

    @property
    def level(self) -> Level:
        """The strongest promise that these layers keep."""
        if self.namespaces:
            return Level.USER if self.user else Level.NAMESPACES
        return Level.INTEGRITY if self.landlock or self.user else Level.LIMITS

    @property
    def contained(self) -> bool:
        """There is more than limits."""
        return self.level > Level.LIMITS

    @property
    def words(self) -> str:
        """One line for the start of a run and for a report."""
        parts = [
            "limits",
            f"Landlock {self.landlock}" if self.landlock else "",
            "namespaces" if self.namespaces else "",
            "another user" if self.user else "",
        ]
        used = " + ".join(filter(None, parts))
        return f"{self.level.word} ({used})" if self.contained else "limits only: UNPROTECTED"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What stays possible, one sentence each."""
        found = []
        if not self.contained:
            found += ["submissions can read and write whatever you can: results are advisory"]
        elif not (self.landlock or self.namespaces):
            found += ["submissions can read what every user can: keep solutions away"]
        elif not (self.namespaces or self.user or self.landlock >= 6):
            found += ["submissions can signal your other processes"]
        if self.contained and not self.namespaces:
            found += ["network is open, and shared memory is shared between submissions"]
            found += ["exercises that open a terminal of their own do not work"]
            found += ["names of files near the kit can be listed, though not their contents"]
        return tuple(found)

    def as_plain(self) -> dict[str, Any]:
        """For a request or a report in JSON."""
        return asdict(self)


LEARNER = Containment()

"""The named mistake behind a failure, as far as the steps show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kit.explorer.outcome import Step
from kit.explorer.report.trace import Trace
from kit.explorer.report.words import say, who

_THREADS = ("thread", "other", "holder")
_SENTENCE = re.compile(r"(?:^|[.] )[a-z]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What went wrong.

    key        of the sentence in the texts
    facts      what fills its placeholders
    threads    the letters that matter, in the order of the story
    steps      numbers of the steps that the story names
    locations  the memory that it is about, the damaged one first
    damage     number of the step that did the harm, if there is one
    mark       the words beside that step
    """

    key: str
    facts: dict[str, str] = field(default_factory=dict)
    threads: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    locations: tuple[str, ...] = ()
    damage: int | None = None
    mark: str = ""

    @property
    def name(self) -> str:
        """The field's word for it."""
        return say("names", self.key)

    @property
    def why(self) -> str:
        """The story in one to three sentences."""
        named = {key: who(text) if key in _THREADS else text for key, text in self.facts.items()}
        return _SENTENCE.sub(lambda found: found[0].upper(), say("why", self.key, **named))

    @property
    def question(self) -> str:
        """What to think about next."""
        return say("next", self.key)


def facts_of(trace: Trace, look: Step, change: Step, act: Step) -> dict[str, str]:
    """What the sentences about a look, a change by another thread and an act need."""
    return {
        "thread": act.thread,
        "other": change.thread,
        "place": trace.name_of(look.location),
        "read": f"{look.number:,}",
        "change": f"{change.number:,}",
        "write": f"{act.number:,}",
    }

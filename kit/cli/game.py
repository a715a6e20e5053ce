"""The scheduler's game: somebody chooses who takes the next step, on a graph of known states.

The graph is the packed one of `kit.explorer.packed`: plain lists, so nothing of the program runs
here. A game is a way through it; all that is shown follows from the state at its end.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any, Final

from kit.cli import sentences
from kit.explorer.report.phrases import phrase
from kit.explorer.report.words import verb

READY: Final = 0
WAITS: Final = 1
SLEEPS: Final = 2
DONE: Final = 3
UNKNOWN: Final = -1


class CannotStepError(Exception):
    """The text says why that thread cannot take a step now."""


@dataclass
class Game:
    """graph: packed. way: the threads that took a step so far, as numbers."""

    graph: dict[str, Any]
    way: list[int] = field(default_factory=list)
    states: list[int] = field(default_factory=lambda: [0])

    @property
    def letters(self) -> list[str]:
        """The names of the threads; the first is the main thread."""
        return [letter for letter, _ in self.graph["threads"]]

    @property
    def state(self) -> Any:
        """Where we are: parent, stands, values, edges, unseen, end."""
        return self.graph["states"][self.states[-1]]

    @property
    def schedule(self) -> str:
        """The way as text: ``ABBA``."""
        return "".join(self.letters[thread] for thread in self.way)

    @property
    def switches(self) -> int:
        """How often the way goes from one thread to another."""
        return sum(one != other for one, other in itertools.pairwise(self.way))

    @property
    def end(self) -> int:
        """The number of the end that we have come to, or -1."""
        number: int = self.state[5]
        return number

    @property
    def options(self) -> list[int]:
        """Who can take the next step."""
        return [*self.state[3][::3], *self.state[4]]

    def step(self, letter: str) -> None:
        """That thread takes its next step. CannotStepError if it cannot."""
        thread = self._thread(letter)
        edge = self._edge(thread)
        if edge is not None:
            self.way.append(thread)
            self.states.append(edge[0])
        elif thread in self.options:
            raise CannotStepError(_say("unseen"))
        else:
            raise CannotStepError(self._why(thread))

    def _edge(self, thread: int) -> tuple[int, list[int]] | None:
        """The state after the thread's next step, and what that step does; None if not known."""
        edges = self.state[3]
        for at in range(0, len(edges), 3):
            if edges[at] == thread:
                return edges[at + 1], edges[at + 2]
        return None

    def _thread(self, letter: str) -> int:
        known = {name.lower(): number for number, name in enumerate(self.letters)}
        if letter.lower() not in known:
            raise CannotStepError(_say("no_thread", letter=letter.upper()))
        return known[letter.lower()]

    def _why(self, thread: int) -> str:
        """What keeps a thread from taking a step."""
        letter = self.letters[thread]
        if self.end != UNKNOWN:
            return _say("at_end")
        stand = self._stand(thread)
        if stand is None:
            return _say("unstarted", letter=letter)
        return f"{letter} {self._waiting(stand)}"

    def undo(self) -> None:
        """Take the last step back; at the start there is none."""
        if self.way:
            self.way.pop()
            self.states.pop()

    def play(self) -> None:
        """Go on as the schedule that is to be shown does; from its start if we have left it."""
        failing = self.graph["failing"]
        if self.way != failing[: len(self.way)] or len(self.way) >= len(failing):
            self.way, self.states = [], [0]
        if self.options:
            following = failing[len(self.way)] if len(self.way) < len(failing) else self.options[0]
            self.step(self.letters[following])

    # -- what is seen

    def _stand(self, thread: int) -> Any:
        """What is known of it here, or in the state before; None if it has not been started."""
        return self._stand_in(self.states[-1], thread)

    def _stand_in(self, number: int, thread: int) -> Any:
        while True:
            parent, stands, *_ = self.graph["states"][number]
            for at in range(0, len(stands), 2):
                if stands[at] == thread:
                    return self.graph["stands"][stands[at + 1]]
            if number == 0:
                return None
            number = parent

    def _text(self, number: int) -> str:
        text: str = self.graph["texts"][number]
        return text

    def _waiting(self, stand: list[Any]) -> str:
        if stand[0] in (DONE, SLEEPS):
            return _say("ended" if stand[0] == DONE else "sleeps")
        what, holder = self._text(stand[7]), self._text(stand[8])
        if what.startswith("the end of "):
            holder = ""  # nobody has a thread's end
        key = "waits_by" if what and holder else "waits_for" if what else "waits"
        return _say(key, what=phrase(what), holder=holder)

    def where(self) -> list[tuple[str, str, int, str]]:
        """Of each thread but the main one: letter, call, line, and what it does next."""
        seen = []
        for thread, (letter, call) in enumerate(self.graph["threads"]):
            if thread == 0 and len(self.graph["threads"]) > 1:
                continue
            stand = self._stand(thread)
            if stand is None:
                seen.append((letter, call, 0, _say("not_started")))
                continue
            seen.append((letter, call, stand[2], self._next(thread, stand)))
        return seen

    def _next(self, thread: int, stand: list[Any]) -> str:
        if thread not in self.options:
            return self._waiting(stand)
        holds = ", ".join(phrase(self._text(each)) for each in stand[5])
        has = f"  {_say('has', locks=holds)}" if holds else ""
        saw = f"  {_say('saw', value=self._text(stand[10]))}" if stand[10] else ""
        return f"{_say('next', what=self._step(thread, stand))}{has}{saw}"

    def _step(self, thread: int, stand: list[Any]) -> str:
        """What the thread's next step does: a lock that another one has only lets it wait."""
        edge = self._edge(thread)
        does, place = map(self._text, stand[3:5])
        if edge is not None and edge[1]:
            does, place = map(self._text, self.graph["events"][edge[1][0]][2:4])
        after = self._stand_in(edge[0], thread) if edge is not None else None
        if does == "waits for" and after is not None and after[0] == WAITS:
            return self._waiting(after)
        return f"{verb(does or 'goes on')} {phrase(place)}".strip()

    def shared(self) -> list[tuple[str, str]]:
        """The shared values that have a name, as texts."""
        values = self.graph["values"][self.state[2]]
        pairs = zip(self.graph["places"], map(self._text, values), strict=True)
        return [(place, value) for place, value in pairs if value]

    def source(self) -> tuple[str, list[str]]:
        """The file that the threads stand in, and its lines."""
        stands = [self._stand(thread) for thread in range(len(self.graph["threads"]))]
        inside = [stand[1] for stand in stands if stand is not None and stand[1] >= 0]
        path, lines = self.graph["files"][inside[-1] if inside else 0]
        return path, lines

    def ending(self) -> str:
        """How the program has ended, in words; "" if it goes on."""
        if self.end == UNKNOWN:
            return ""
        kind, value, problem, died = self.graph["ends"][self.end]
        if self._text(kind) in ("deadlock", "livelock"):
            return _say("deadlock")
        errors = [self._text(each) for each in (problem, *died) if each]
        if errors:
            return _say("exception", error=errors[0])
        return _say("result", value=self._text(value))


def _say(key: str, **facts: object) -> str:
    return sentences.say("game", key, **facts)

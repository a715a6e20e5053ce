"""`kit puzzle NAME`: be the scheduler, of a puzzle of the course or of your own failing code."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import click

from kit.cli.checking import SCENES, Checking, CouldNotCheckError
from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.game import CannotStepError, Game
from kit.cli.keyboard import keys, terminated_like_ctrl_c
from kit.cli.screen import clear, folded, painted, tell
from kit.cli.sentences import say
from kit.course import Exercise
from kit.plain.width import columns, cut, left

AROUND: Final = 2
MOST_SOURCE: Final = 18
MOST_SHARED: Final = 4
_PLACE: Final = 8  # columns of "line 12"


@click.command("puzzle", short_help="Be the scheduler of a puzzle, or of your own code.")
@click.argument("name", required=False, shell_complete=exercise_names)
def play_puzzle(*, name: str | None) -> int:
    """Decide who takes the next step: with the keys a, b, c, ... for the threads.

    In an exercise of chapter 00 that is its program. In any other it is your own code, around
    the first schedule that fails; p plays that schedule, step by step. Without a terminal, the
    keys are read from the input. Exit status: 0.
    """
    desk = open_desk()
    exercise = desk.exercise(name)
    scene = _scene(desk, exercise)
    if scene is None:
        tell(*folded(_say("none", name=exercise.name), desk.width))
        return 0
    table = Table(exercise, scene, desk.width)
    with terminated_like_ctrl_c(), _presses() as presses:
        table.show()
        for key in presses:
            if key in ("q", "\x04"):
                break
            table.press(key)
            table.show()
    return 0


def _scene(desk: Desk, exercise: Exercise) -> dict[str, Any] | None:
    """What there is to play; ClickException when the checks cannot be run."""
    try:
        with Checking(desk.course, [exercise], width=desk.width, more=[SCENES]) as checking:
            while not checking.ended and checking.scene is None:
                checking.read()
            return checking.scene
    except CouldNotCheckError as error:
        raise click.ClickException(f"could not check: {error}") from None


def _say(key: str, **facts: object) -> str:
    return say("puzzle", key, **facts)


@contextlib.contextmanager
def _presses() -> Iterator[Iterator[str]]:
    """One key after the other, until the input ends."""
    with keys() as keyboard:
        if keyboard is None:
            yield (key for line in sys.stdin for key in line.strip().lower())
        else:
            chunks = iter(keyboard.read, "")
            yield itertools.chain.from_iterable(chunk.lower() for chunk in chunks)


@dataclass
class Table:
    """The game on the screen. scene: the goal, par, the graph, and which ends are wanted."""

    exercise: Exercise
    scene: dict[str, Any]
    width: int
    said: str = ""

    def __post_init__(self) -> None:
        self.game = Game(self.scene["graph"])
        self.own = self.scene["par"] is None
        if not self.own:
            numbers = {letter: number for number, letter in enumerate(self.game.letters)}
            mine = self.scene["yours"]
            known = [numbers[letter] for letter in mine if letter in numbers]
            self.scene["graph"]["failing"] = known if len(known) == len(mine) else []

    def press(self, key: str) -> None:
        """One key."""
        self.said = ""
        try:
            if key == "u":
                self.game.undo()
            elif key == "p" and not self.scene["graph"]["failing"]:
                self.said = _say("no_schedule")
            elif key == "p":
                self.game.play()
            elif key == "r":
                self.game = Game(self.scene["graph"])
            elif key.isalpha():
                self.game.step(key)
        except CannotStepError as error:
            self.said = _say("refused", why=error)

    def show(self) -> None:
        """A new page."""
        clear()
        tell(*self.lines())
        state, words = self._verdict()
        tell(*(painted(row, state) for row in folded(words, self.width)))
        letters = " ".join(letter.lower() for letter, *_ in self.game.where())
        play = _say("play_failing" if self.own else "play_yours")
        tell(*folded(_say("keys", letters=letters, play=play), self.width))

    def lines(self) -> list[str]:
        """The goal, the threads, the shared values, the source with a mark for each thread."""
        game = self.game
        goal = self.scene["goal"] if self.own else self.exercise.goal
        rows = [*folded(f"{self.exercise.name}: {goal}", self.width), ""]
        width = max((columns(call) for _, call, *_ in game.where()), default=0)
        for letter, call, line, words in game.where():
            place = _say("line", n=line) if line else ""
            rows.append(f"  {letter}  {left(call, width)}  {left(place, _PLACE)}  {words}")
        rows.extend(f"     {place} = {value}" for place, value in game.shared()[:MOST_SHARED])
        rows += ["", *self._source(), ""]
        count = _say("switch" if game.switches == 1 else "switches", n=game.switches)
        if not self.own:
            count = _say("par", switches=count, par=self.scene["par"])
        rows.append(_say("schedule", schedule=game.schedule or "-", switches=count))
        return [cut(row, self.width) for row in rows]

    def _source(self) -> list[str]:
        """The lines around those in which a thread stands."""
        _, lines = self.game.source()
        at: dict[int, str] = {}
        for letter, _, line, _ in self.game.where():
            at[line] = at.get(line, "") + letter
        stands = [line for line in at if line]
        near = {line + by for line in stands for by in range(-AROUND, AROUND + 1)}
        shown = [line for line in sorted(near) if 0 < line <= len(lines)]
        if len(shown) > MOST_SOURCE:
            shown = [line for line in shown if line in at]
        rows = []
        for before, line in zip([0, *shown], shown, strict=False):
            if before and line > before + 1:
                rows.append("")
            rows.append(f"{at.get(line, ''):>4} {line:>4}| {lines[line - 1]}")
        return rows

    def _verdict(self) -> tuple[str, str]:
        """The state that colours it, and how it stands."""
        if self.said:
            return "todo", self.said
        ending = self.game.ending()
        if not ending:
            return "", ""
        if self.own:
            failed = self.game.way == self.scene["graph"]["failing"]
            return "fail" if failed else "", _say("failed", end=ending) if failed else ending
        if self.game.end not in self.scene["wanted"]:
            return "", _say("not_wanted", end=ending)
        over = self.game.switches - self.scene["par"]
        return "done", _say("over" if over else "at_par", end=ending, n=over)

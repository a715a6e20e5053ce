"""Puzzles in which the learner is the scheduler: exactly the given schedule is run.

The author names a program of the course and the end that the schedule must lead to::

    PUZZLE = Puzzle(__file__, "guard_flag_program.py", play, wanted=two_sit, goal="both sit down")

    def test_both_sit_down(submission):
        PUZZLE.check_end(submission)

Par, the fewest switches that lead there, is found by running all schedules with fewer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from kit.cell import Cell
from kit.course import read_course
from kit.explorer.fewest import puzzle_scenario
from kit.explorer.outcome import Exploration, Outcome, from_plain
from kit.explorer.report.phrases import phrase
from kit.explorer.report.words import verb
from kit.explorer.schedule import parse
from kit.plain import show
from kit.plain.language import DEFAULT, chosen
from kit.pytest_plugin.sentences import say
from kit.pytest_plugin.submission import Submission
from kit.pytest_plugin.verdict import Blamed, Finding

MOST_STEPS: Final = 100
MOST_SWITCHES: Final = 12


class Puzzle:
    """One program and one end of it.

    tests    the test file (``__file__``)
    program  a file beside it, which the learner reads and does not change
    play     called in the cell with the program's module; what it returns is the outcome's value
    wanted   is this outcome the end that is asked for?
    goal     the same in words, after "after your schedule"
    """

    def __init__(
        self,
        tests: str,
        program: str,
        play: Callable[..., object],
        *,
        wanted: Callable[[Outcome], object],
        goal: str,
    ) -> None:
        chapter = Path(tests).resolve().parent
        self._root = chapter.parent
        self._path = f"{chapter.name}/{program}"
        self._stub = f"{chapter.name}/{Path(tests).name.removeprefix('test_')}"
        self._play = play
        self._wanted = wanted
        self._goal = goal
        self.run = functools.cache(self._run)
        self.par = functools.cache(self._par)

    def check_end(self, submission: Submission) -> Outcome:
        """The learner's schedule leads to the wanted end; puts its switches on the board."""
        outcome = self.run(self.letters(submission))
        if not self._wanted(outcome):
            told = _say("wrong_end", end=_end(outcome), goal=self._asked)
            raise _wrong(f"{told}\n{_story(outcome)}\n{self._try}")
        key = "switch" if outcome.switches == 1 else "switches"
        count = _say(key, n=outcome.switches)
        submission.note = _say("note", switches=count, par=self.par())
        return outcome

    def check_par(self, submission: Submission) -> None:
        """It does so with as few switches as possible."""
        outcome = self.check_end(submission)
        if outcome.switches > self.par():
            raise _wrong(_say("over_par", n=outcome.switches, par=self.par()))

    @property
    def _try(self) -> str:
        return _say("try", name=self._name)

    @property
    def _name(self) -> str:
        return self._stub.rpartition("/")[2].removesuffix(".py")

    @property
    def _asked(self) -> str:
        """The goal as the author wrote it; in another language, that of the exercise."""
        if chosen() == DEFAULT:
            return self._goal
        exercise = read_course(self._root).exercise(self._name)
        return exercise.goal.rstrip(". \u3002") if exercise is not None else self._goal

    def letters(self, submission: Submission) -> str:
        """What the learner's `schedule` gives, written out: AAABB for A3B2."""
        given = submission.run(_ask).value
        if not isinstance(given, str):
            raise _wrong(_say("no_text", value=show(given)))
        text = re.sub(r"([A-Z])(\d{1,2})", lambda run: run[1] * int(run[2]), given)
        threads = self._threads
        strange = sorted(set(text) - set(threads))
        if strange:
            names = _say("and").join(threads)
            raise _wrong(_say("strange", given=repr(given), letter=repr(strange[0]), names=names))
        if not 0 < len(text) <= MOST_STEPS:
            raise _wrong(_say("length", n=len(text), most=MOST_STEPS))
        return text

    @property
    def _threads(self) -> list[str]:
        """The letters of the threads, without the main one, which only starts and waits."""
        with closing(Cell(self._root)) as cell:
            reply = cell.explore(self._path, self._play, replay="-")
        witness = from_plain(reply.value).outcomes[0].witness
        return [each.letter for each in witness.threads if each.letter != "M"] if witness else []

    def scene(self, *, states: int) -> dict[str, Any]:
        """What somebody needs who plays it: the goal, par, the states, and which ends are wanted.

        The states are packed, see `kit.explorer.packed`.
        """
        with closing(Cell(self._root)) as cell:
            graph = cell.graph(self._path, self._play, replay="-", states=states).value
        return {
            "goal": self._goal,
            "par": self.par(),
            "graph": graph,
            "wanted": [
                number for number in range(len(graph["ends"])) if self._leads(graph, number)
            ],
            "yours": self._yours(),
        }

    def _yours(self) -> str:
        """The schedule in the learner's own file; "" if there is none yet."""
        with closing(Cell(self._root)) as cell:
            reply = cell.run(self._stub, _ask)
        given = reply.value if reply.end == "returned" else ""
        return given if isinstance(given, str) and len(given) <= MOST_STEPS else ""

    def _leads(self, graph: dict[str, Any], end: int) -> bool:
        """Is that end a wanted one? Told by running a way to it."""
        states = graph["states"]
        number = next(at for at, state in enumerate(states) if state[5] == end)
        letters: list[str] = []
        while number:
            parent = states[number][0]
            edges = states[parent][3]
            thread = next(edges[at] for at in range(0, len(edges), 3) if edges[at + 1] == number)
            letters.append(graph["threads"][thread][0])
            number = parent
        return bool(self._wanted(self.run("".join(reversed(letters)))))

    def _run(self, letters: str) -> Outcome:
        """What exactly this schedule leads to; when it is used up, the last thread goes on."""
        with closing(Cell(self._root)) as cell:
            reply = cell.explore(self._path, self._play, replay=letters)
        outcome = from_plain(reply.value).outcomes[0]
        ran = parse(outcome.schedule)[0]
        for number, (wanted, did) in enumerate(zip(parse(letters)[0], ran, strict=False), start=1):
            if wanted != did:
                facts = {"number": number, "letters": repr(letters), "name": letters[number - 1]}
                key = "waits" if _goes_on(outcome, letters[number - 1], number) else "ended"
                raise _wrong(f"{_say(key, **facts)}\n{_story(outcome, number)}")
        if len(letters) > len(ran):
            raise _wrong(_say("too_long", letters=repr(letters), n=len(letters), most=len(ran)))
        return outcome

    def _par(self) -> int:
        """The fewest switches that lead to the wanted end: with fewer, all schedules were run."""
        for switches in range(MOST_SWITCHES):
            explored = self._fewest(switches)
            if not explored.complete:
                raise RuntimeError(f"not all schedules with {switches} switches were run")
            if any(self._wanted(outcome) for outcome in explored.outcomes):
                return switches
        raise RuntimeError(f"no schedule with up to {MOST_SWITCHES} switches ends so")

    def _fewest(self, switches: int) -> Exploration:
        args = (str(self._root), self._path, self._play, switches)
        with closing(Cell(self._root)) as cell:
            return from_plain(cell.run(self._path, puzzle_scenario, *args).value)


def _ask(answer: object) -> object:
    return answer.schedule()  # type: ignore[attr-defined]


def _wrong(words: str) -> Blamed:
    return Blamed(Finding("wrong", words))


def _end(outcome: Outcome) -> str:
    """How it ended, in words that say what was asked for."""
    if outcome.kind == "deadlock":
        return _say("deadlock")
    if outcome.kind == "returned" and not outcome.died:
        return _say("returned", value=show(outcome.value))
    return _say("raised")


def _goes_on(outcome: Outcome, letter: str, number: int) -> bool:
    """The thread has not ended before the step of that number: it takes one later, or waits."""
    witness = outcome.witness
    if witness is None:
        return True
    later = any(each.thread == letter and each.number >= number for each in witness.steps)
    return later or any(each.thread == letter for each in witness.waits)


def _story(outcome: Outcome, most: int = MOST_STEPS) -> str:
    """Each step in a few words, up to the step `most`."""
    steps = outcome.witness.steps if outcome.witness is not None else ()
    told = (
        " ".join(filter(None, (each.thread, verb(each.verb), phrase(each.place), each.value)))
        for each in steps
        if each.number and each.number < most
    )
    return _say("steps", steps="; ".join(told))


def _say(key: str, **facts: object) -> str:
    return say("puzzle", key, **facts)

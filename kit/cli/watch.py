"""`kit watch`: the current exercise is checked on each save; keys do the rest.

One loop waits for three things: a save, a key, and what the running checks say. Nothing else
happens, so a desk at rest costs nothing. A save during a check begins it again.
"""

from __future__ import annotations

import contextlib
import selectors
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import click

from kit.cli.board import about
from kit.cli.changes import Changes
from kit.cli.checking import Checking, CouldNotCheckError, Said
from kit.cli.desk import Desk, exercise_names, open_desk
from kit.cli.hint import hint_lines, next_hint
from kit.cli.keyboard import Keyboard, keys, terminated_like_ctrl_c
from kit.cli.screen import clear, folded, painted, tell
from kit.cli.sentences import phrase, say
from kit.course import Exercise, Progress, state_word
from kit.course.record import fingerprint
from kit.plain import show

_PLAYED: Final = {"race", "deadlock"}
MOST_LINES: Final = 30


@click.command(short_help="Check an exercise on each save, and stay.")
@click.argument("name", required=False, shell_complete=exercise_names)
@click.option("--manual", is_flag=True, help="Check only when r is pressed, never on a save.")
@click.option(
    "--poll", is_flag=True, help="Look at the file again and again: for odd file systems."
)
def watch(*, name: str | None, manual: bool, poll: bool) -> int:
    """Check the current exercise, and again on each save of its file.

    NAME is an exercise; without it, the next one. A solved exercise stays until you press n.
    Exit status: 0 after q, 130 after Ctrl-C.
    """
    desk = open_desk()
    exercise = desk.exercise(name)
    with terminated_like_ctrl_c(), keys() as keyboard:
        if keyboard is None and manual:
            raise click.UsageError("--manual needs a terminal: the checks wait for a key")
        Watch(desk, keyboard, manual=manual, poll=poll).stay(exercise)
    return 0


@dataclass
class Watch:
    """One learner at one exercise at a time."""

    desk: Desk
    keyboard: Keyboard | None
    manual: bool = False
    poll: bool = False
    said: list[Said] = field(default_factory=list)
    files: str = ""
    checking: Checking | None = None
    done: bool = False

    def stay(self, exercise: Exercise) -> None:
        """Until q; then everything is ended."""
        following: Exercise | None = exercise
        while following is not None:
            following = self._at(following)

    def _at(self, exercise: Exercise) -> Exercise | None:
        """One exercise, until the next one is wanted; None to leave."""
        path = self.desk.course.root / exercise.path
        with contextlib.ExitStack() as stack:
            changes = stack.enter_context(Changes(path, polling=self.poll))
            stack.callback(self._end)
            self._begin(exercise)
            for what in self._wait(changes):
                if what == "saved" and not self.manual:
                    changes.read()
                    self._begin(exercise)
                elif what == "saved":
                    changes.read()
                elif what == "said":
                    self._hear(exercise)
                elif what in ("q", "\x04", ""):
                    return None
                elif what == "n" and (following := self._next(exercise)) is not None:
                    return following
                else:
                    self._key(exercise, what)
        return None

    def _wait(self, changes: Changes) -> Iterator[str]:
        """What happens next: saved, said, or a key."""
        while True:
            with selectors.DefaultSelector() as selector:
                selector.register(changes, selectors.EVENT_READ, "saved")
                if self.keyboard is not None:
                    selector.register(self.keyboard, selectors.EVENT_READ, "key")
                if self.checking is not None:
                    selector.register(self.checking, selectors.EVENT_READ, "said")
                ready = [key.data for key, _ in selector.select()]
            if "key" in ready and self.keyboard is not None:
                yield from self.keyboard.read().lower() or [""]
            else:
                yield "saved" if "saved" in ready else "said"

    # -- checking

    def _begin(self, exercise: Exercise) -> None:
        """Start the checks anew, on a clean page."""
        self._end()
        self.said, self.done = [], False
        self.files = fingerprint(self.desk.course, exercise)
        clear()
        path = self.desk.typed(self.desk.course.root / exercise.path)
        tell(_say("checking", name=exercise.name, path=path))
        self.checking = Checking(self.desk.course, [exercise], width=self.desk.width)

    def _end(self) -> None:
        if self.checking is not None:
            self.checking.close()
            self.checking = None

    def _hear(self, exercise: Exercise) -> None:
        """Show the first failure at once; the verdict when all is said."""
        assert self.checking is not None  # noqa: S101 - only then is there anything to hear
        try:
            for said in self.checking.read():
                if said.text and not any(each.text for each in self.said):
                    self._show(said)
                self.said.append(said)
        except CouldNotCheckError as error:
            tell(*folded(_say("could_not", error=phrase("refusals", str(error))), self.desk.width))
            self._end()
            tell(_say("keys" if self.keyboard else "no_keys"))
            return
        if self.checking.ended:
            self._end()
            self._conclude(exercise)

    def _show(self, said: Said) -> None:
        if said.result.verdict != "not-started":
            text = "\n".join(said.text.splitlines()[-MOST_LINES:])  # a fault of the kit has more
            title = folded(f"{said.name}: {said.words}", self.desk.width)
            tell("", *title, text, "")

    def _conclude(self, exercise: Exercise) -> None:
        checks = [said.result for said in self.said]
        self.desk.record.note_checks(exercise, self.files, checks)
        self.desk.record.save()
        progress = Progress.of(self.desk.course, checks)
        state = progress.state(exercise) if checks else "skip"
        self.done = state in ("done", "skip")
        if state == "todo":
            again = _say("press" if self.manual else "save")
            tell("", *about(self.desk, progress, exercise, watched=True), again, "")
        rows = folded(self._sum(exercise, state), self.desk.width)
        tell(*(painted(row, state) for row in rows))
        if {each.verdict for each in checks} & _PLAYED:
            tell(_say("puzzle", name=exercise.name))
        tell(_say("keys" if self.keyboard else "no_keys"))

    def _sum(self, exercise: Exercise, state: str) -> str:
        passed = [each for each in self.said if each.result.verdict == "passed"]
        failing = [each.name for each in self.said if each.text][1:]
        facts = {"state": state_word(state), "name": exercise.name}
        text = _say("sum", passed=len(passed), all=len(self.said), **facts)
        if state == "done":
            wait = _say("wait_key" if self.keyboard else "wait_save")
            return _say("done", sum=text, wait=wait)
        if failing and state == "fail":
            key = "one_more" if len(failing) == 1 else "more"
            return _say(key, sum=text, n=len(failing))
        return text

    # -- keys

    def _key(self, exercise: Exercise, key: str) -> None:
        if key == "h":
            tell("", *hint_lines(exercise, next_hint(self.desk, exercise), self.desk.width))
        elif key == "r":
            self._begin(exercise)
        elif key == "l":
            self._list(exercise)
        elif key == "n":
            tell(_say("not_yet", name=exercise.name))
        elif key.isprintable() and key.strip():
            tell(_say("no_key", pressed=show(key), keys=_say("keys")))

    def _next(self, exercise: Exercise) -> Exercise | None:
        """The exercise after a solved one; None when this one is not solved."""
        if not self.done:
            return None
        following = self.desk.next_open(after=exercise)
        if following is None:
            tell(say("next", "none"))
            return exercise
        return following

    def _list(self, exercise: Exercise) -> None:
        """The chapter of this exercise, as far as is known; no check is run for it."""
        for each in self.desk.course.exercises:
            if each.chapter == exercise.chapter:
                checks = self.desk.record.checks(each)
                state = Progress.of(self.desk.course, checks).state(each) if checks else "todo"
                tell(painted(f"{state_word(state)}  {each.name}", state))


def _say(key: str, **facts: object) -> str:
    return say("watch", key, **facts)

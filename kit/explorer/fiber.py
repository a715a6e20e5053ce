"""A fiber: one thread of the explored program, and its name in schedules and pictures."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import greenlet

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_PATIENCE = 3  # jumps of a loop that sees no change, before the others go first
LETTERS = "ABCDEFGHIJKLNOPQRSTUVWXYZ"  # without M: M is the main thread


def letter_of(index: int) -> str:
    """M, A, B, ... Z, Aa, Ba, ... : the name of a thread in schedules and pictures."""
    if index == 0:
        return "M"
    rounds, place = divmod(index - 1, len(LETTERS))
    suffix = ""
    while rounds:
        rounds, digit = divmod(rounds - 1, 26)
        suffix = chr(ord("a") + digit) + suffix
    return LETTERS[place] + suffix


LETTER = {index: letter_of(index) for index in range(128)}


class Fiber:
    """One thread of the explored program."""

    __slots__ = (
        "alert",
        "body",
        "call",
        "daemon",
        "deadline",
        "done",
        "done_lock",
        "early",
        "fired",
        "fresh",
        "greenlet",
        "hasty",
        "held",
        "ident",
        "index",
        "jumps",
        "letter",
        "loop",
        "own",
        "passes",
        "patience",
        "polls",
        "saturated",
        "seen_own",
        "seen_progress",
        "silent",
        "snapshot",
        "sorting",
        "starter",
        "step_count",
        "tired",
        "touched",
        "turn",
        "twin",
        "vain",
        "visits",
        "wake",
        "want",
    )

    def __init__(self, index: int, ident: int, body: Callable[[], object], *, daemon: bool) -> None:
        self.index = index
        self.letter = LETTER.get(index) or letter_of(index)
        self.ident = ident
        self.body: Any = body  # None once it has ended
        self.daemon = daemon
        self.greenlet: Any = None
        self.done = False
        self.done_lock: Any = None
        self.want: Any = None  # the lock that it needs before it can go on
        self.deadline: float | None = None  # when the wait for `want` times out
        self.fired = False  # its time-out has fired
        self.hasty = False  # its time-out is a pause of its own work: it may fire early, as a sleep
        self.wake: float | None = None  # asleep until then; -1: spinning
        self.turn = 0  # when it fell asleep, for a fair order
        self.silent = False  # waits in a join
        self.starter: Fiber | None = None  # whom to give control back to at the next point
        self.jumps = 0
        self.patience = FIRST_PATIENCE
        self.polls = 0  # sleeps in a row that saw no change
        self.own = 0  # how much of the progress it made itself
        self.early = -1  # progress of the others when it was last woken before its time
        self.fresh = True  # has not come to its first access yet
        self.passes = False  # was chosen at a place that is no step: its next step is paid for
        self.sorting: Any = None  # the call of `list.sort` that it may be in
        self.alert: bool | None = None  # True: its unwatched loop is looked at; False: it works
        self.snapshot: tuple[Any, ...] = ()
        self.vain: tuple[Any, ...] = ()  # what it saw when it last let the others go, in vain
        self.seen_progress = -1
        self.seen_own = 0
        self.touched = False
        self.visits: dict[Any, int] = {}
        self.saturated: set[Any] = set()  # sites whose gates are shut for it
        self.tired: set[Any] = set()  # locks taken often enough to be no choice, nor worth telling
        self.held: list[Any] = []
        self.loop: Any = None  # the event loop that it runs
        self.call = ""
        self.twin: Any = None  # equal for threads that do the same; None: like no other
        self.step_count = 0


def unwound(body: Any, hub: Any) -> bool:
    """End the greenlet of a run that is over. False: it swallows its own end, and stays."""
    for _ in range(3):
        if body.fiber is None or body.dead or not body:
            return True
        body.parent = hub
        with contextlib.suppress(BaseException):  # nobody listens
            body.throw(greenlet.GreenletExit)
    return False


class Everyone:
    """What the main thread waits for at its end: all threads that are not daemons."""

    taken = True
    owner = None

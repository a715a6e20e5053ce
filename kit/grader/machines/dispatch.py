"""Which worker gets which piece, and what is done about one that is lost.

A worker has no more pieces than it can work at, and each is bound to it: whatever happens to a
worker concerns these alone. A piece whose worker is lost is given out again; a worker that is idle
at the end takes a copy of the piece that is out for the longest time, so that one that stands
still holds nobody up. Time decides when to give up on a machine, never a verdict.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from kit.grader.errors import GraderError
from kit.grader.executor import Collected, Tell, Trouble
from kit.grader.machines import order
from kit.grader.machines.pile import Piece, Pile
from kit.grader.model import Manifest
from kit.grader.plan import Plan

TICK: Final = 0.5
"""Seconds between two looks at which workers there are."""
_GREETINGS: Final = 3
"""Of a worker that is lost, and there again, before it can say who it is."""


class LostError(Exception):
    """The worker is gone, and so is what it worked at."""


class UnfitError(Exception):
    """The worker cannot answer; the message says why."""


class Room(Protocol):
    """The workers.

    place  where they are, in a sentence: the address of a scheduler
    start  a command that starts one more
    """

    place: str
    start: str

    async def workers(self) -> Mapping[str, int]:
        """Name -> how many pieces it can work at. LostError when the whole room is gone."""
        ...

    async def ask(self, worker: str, data: bytes) -> bytes:
        """The answer to an order. LostError, UnfitError; whoever cancels it wants no answer."""
        ...


@dataclass(frozen=True, slots=True)
class Errand:
    """What was asked of a worker; without a piece, who it is."""

    worker: str
    piece: Piece | None


class Dispatch:
    """Gives out one plan.

    patience  seconds without any worker that can judge, after which it gives up
    """

    def __init__(
        self, room: Room, plan: Plan, head: Mapping[str, Any], tell: Tell, patience: float
    ) -> None:
        self._room = room
        self._plan = plan
        self._head = head
        self._tell = tell
        self._patience = patience
        self._manifest: Manifest | None = None
        self._pile: Pile | None = None
        self._open: dict[int, Piece] = {}
        self._copies: Counter[int] = Counter()
        self._sizes: Mapping[str, int] = {}
        self._slots: dict[str, int] = {}
        self._free: deque[str] = deque()
        self._refused: dict[str, str] = {}
        self._greeted: Counter[str] = Counter()
        self._errands: dict[asyncio.Task[bytes], Errand] = {}
        self._news: asyncio.Queue[asyncio.Task[bytes]] = asyncio.Queue()
        self._alone_since: float | None = None
        self._next_look = 0.0

    async def run(self) -> None:
        """Until every piece has been told. GraderError when nobody is there to judge."""
        try:
            while not self._is_done:
                await self._look_around()
                self._give_out()
                await self._hear()
        finally:
            for task in self._errands:
                task.cancel()
            await asyncio.gather(*self._errands, return_exceptions=True)

    @property
    def _is_done(self) -> bool:
        return self._pile is not None and self._pile.is_empty and not self._open

    # -- who is there

    async def _look_around(self) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._next_look:
            return
        self._next_look = now + TICK
        try:
            present = await self._room.workers()
        except LostError as error:
            raise GraderError(
                f"{self._room.place} is gone: {error}. What is known is kept; the same command"
                " goes on when it is back"
            ) from None
        for worker in sorted(set(self._slots) - set(present)):
            self._miss(worker, had=any(each.worker == worker for each in self._errands.values()))
        for task, errand in list(self._errands.items()):
            if errand.worker not in present:
                task.cancel()
        self._greet(present)
        self._mind_the_time(now)

    def _greet(self, present: Mapping[str, int]) -> None:
        asked = {each.worker for each in self._errands.values() if each.piece is None}
        for worker in present:
            if worker in self._slots or worker in self._refused or worker in asked:
                continue
            self._greeted[worker] += 1
            if self._greeted[worker] > _GREETINGS:
                self._refuse(worker, "it is lost again and again")
            else:
                self._send(worker, None, order.greeting(self._head))
        self._sizes = present

    def _mind_the_time(self, now: float) -> None:
        """Nobody to judge, for too long."""
        if self._slots or self._errands:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = now
            if not self._refused:
                self._note(f"no worker at {self._room.place}; to start one: {self._room.start}")
        elif now - self._alone_since >= self._patience:
            self._give_up()

    def _give_up(self) -> None:
        waited = f"{self._patience:g} s"
        if self._refused:
            found = "; ".join(f"{worker}: {why}" for worker, why in self._refused.items())
            raise GraderError(f"no worker at {self._room.place} can judge these checks: {found}")
        raise GraderError(
            f"no worker came to {self._room.place} within {waited}; start one with"
            f" `{self._room.start}`, then give the same command again"
        )

    def _refuse(self, worker: str, why: str) -> None:
        if worker not in self._refused:
            self._refused[worker] = why
            self._note(f"the worker {worker} is not used: {why}")
        self._forget(worker)

    def _miss(self, worker: str, *, had: bool) -> None:
        """It is gone, and `had` something; told once."""
        if worker in self._slots:
            what = "is lost; what it had goes to another" if had else "has left"
            self._note(f"the worker {worker} {what}")
        self._forget(worker)

    def _forget(self, worker: str) -> None:
        self._slots.pop(worker, None)
        self._free = deque(each for each in self._free if each != worker)

    def _note(self, text: str) -> None:
        self._tell(Trouble(text))

    # -- giving out

    def _give_out(self) -> None:
        while self._free and self._pile is not None:
            piece = self._pile.take(sum(self._slots.values()))
            worker = self._free[0]
            if piece is None:
                piece = self._longest_out(worker)
            if piece is None:
                return
            self._free.popleft()
            self._open[piece.number] = piece
            self._copies[piece.number] += 1
            data = order.order(self._head, piece, Path(self._plan.parcels))
            self._send(worker, piece, data)

    def _longest_out(self, worker: str) -> Piece | None:
        """A piece that another worker has, and nobody else."""
        theirs = {each.piece.number for each in self._errands.values()
                  if each.piece is not None and each.worker == worker}  # fmt: skip
        for number, piece in self._open.items():
            if self._copies[number] == 1 and number not in theirs:
                return piece
        return None

    def _send(self, worker: str, piece: Piece | None, data: bytes) -> None:
        task = asyncio.ensure_future(self._room.ask(worker, data))
        self._errands[task] = Errand(worker, piece)
        task.add_done_callback(self._news.put_nowait)

    # -- hearing

    async def _hear(self) -> None:
        """What has come in, or nothing within a tick."""
        try:
            async with asyncio.timeout(TICK):
                task = await self._news.get()
        except TimeoutError:
            return
        self._take(task)
        while not self._news.empty():
            self._take(self._news.get_nowait())

    def _take(self, task: asyncio.Task[bytes]) -> None:
        errand = self._errands.pop(task)
        if errand.piece is not None:
            self._copies[errand.piece.number] -= 1
        try:
            answer = order.read(task.result())
        except (LostError, asyncio.CancelledError):
            self._lose(errand)
        except (UnfitError, ValueError) as error:
            self._reject(errand, str(error))
        else:
            self._believe(errand, answer)

    def _believe(self, errand: Errand, answer: Mapping[str, Any]) -> None:
        if "fatal" in answer:
            self._tell(Trouble(answer["fatal"], fatal=True))
            raise GraderError(f"the checks cannot be run: {answer['fatal']}")
        if "refused" in answer:
            self._reject(errand, "; ".join(answer["refused"]))
        elif errand.piece is None and "manifest" not in answer:
            self._reject(errand, f"its judge {answer.get('died', 'says nothing')}")
        elif errand.piece is None:
            self._welcome(errand.worker, order.manifest_of(answer["manifest"]))
        else:
            self._pass_on(errand.worker, errand.piece, answer)

    def _welcome(self, worker: str, manifest: Manifest) -> None:
        if self._manifest is None:
            self._manifest = manifest
            self._tell(Collected(manifest))
            self._pile = Pile(self._plan.jobs, manifest, self._plan.unit)
        elif manifest != self._manifest:
            self._refuse(worker, "it finds other checks in the same files")
            return
        self._slots[worker] = self._sizes.get(worker, 1)
        self._free.extend([worker] * self._slots[worker])

    def _pass_on(self, worker: str, piece: Piece, answer: Mapping[str, Any]) -> None:
        if worker in self._slots:
            self._free.append(worker)
        if self._open.pop(piece.number, None) is None:
            return  # a copy was faster
        for each in answer["judged"]:
            self._tell(order.judged(piece.job.number, each))
        if "died" in answer:
            self._note(
                f"a judge on {worker} {answer['died']}; it was at {piece.job.student},"
                f" {piece.checks[0]}; what is missing is given out again"
            )

    def _lose(self, errand: Errand) -> None:
        """The worker is gone; if it is not, it is greeted again."""
        self._miss(errand.worker, had=True)
        piece = errand.piece
        if piece is None or piece.number not in self._open or self._copies[piece.number]:
            return
        del self._open[piece.number]
        if self._pile is not None and not self._pile.put_back(piece):
            self._note(f"{piece.job.student}, {piece.checks[0]}: every worker that had it is lost")

    def _reject(self, errand: Errand, why: str) -> None:
        """It will not judge: somebody else will."""
        self._refuse(errand.worker, why)
        piece = errand.piece
        if piece is None or piece.number not in self._open or self._copies[piece.number]:
            return
        del self._open[piece.number]
        if self._pile is not None:
            self._pile.return_unseen(piece)

"""What workers share, measured on this machine: the scheduler of dask, and `kit grade` itself.

The scheduler has a process of its own. The workers are real ones of dask, and answer at once with
a finished answer of the usual size; `kit grade` keeps its journal and writes its files. A class is
graded twice, in whole submissions and in exercises: as many results in few pieces and in many,
which tells what a piece costs, and what a result.

Times are seconds of one core, as other work on this machine must not count; so those of a judge's
start and of the exercises are their parts of what all its processes have computed, by how long each
took. See `many_workers.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from distributed import Client  # noqa: E402 - after the path is set
from distributed.scheduler import heartbeat_interval  # noqa: E402 - the same

from kit.cell.sandbox.probe import for_grading  # noqa: E402 - the same
from kit.course import Course  # noqa: E402 - the same
from kit.grader import digest, hookimpl  # noqa: E402 - the same
from kit.grader.executor import Judged, Tell  # noqa: E402 - the same
from kit.grader.machines import dispatch, keeper, order, pile  # noqa: E402 - the same
from kit.grader.machines.room import DaskRoom  # noqa: E402 - the same
from kit.grader.model import Manifest, Result  # noqa: E402 - the same
from kit.grader.plan import Job, Plan  # noqa: E402 - the same
from kit.grader.run import Run, Settings, Watch  # noqa: E402 - the same
from kit.plain import dump  # noqa: E402 - the same

PIPES = 20  # real workers, which answer at once
IDLE = 10.0  # seconds in which only heartbeats are sent
ANSWERS = "KIT_CANNED_ANSWERS"
Row = tuple[float, float, float]
SERVE = """
import asyncio, sys
from distributed import Scheduler, Worker

async def main():
    if sys.argv[1] == "scheduler":
        async with Scheduler(host="127.0.0.1", port=0, dashboard_address=":0") as one:
            print(one.address, flush=True)
            await one.finished()
    else:
        one = {"nthreads": 1, "dashboard_address": ":0"}
        many = [Worker(sys.argv[2], **one) for _ in range(int(sys.argv[3]))]
        await asyncio.gather(*many)
        print("ready", flush=True)
        await asyncio.gather(*(each.finished() for each in many))

asyncio.run(main())
"""


@dataclass(slots=True)
class Costs:
    """Seconds of one core, and bytes."""

    scheduler_piece: float = 0.0
    scheduler_megabyte: float = 0.0
    heartbeat: float = 0.0
    judge_piece: float = 0.0
    judge_result: float = 0.0
    start: float = 0.0
    order: dict[int, float] = field(default_factory=dict)
    answer_result: float = 0.0
    exercises: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Round:
    """One run of `kit grade` with workers that answer at once."""

    pieces: int = 0
    results: int = 0
    sent: int = 0
    answered: int = 0
    scheduler: float = 0.0
    judge: float = 0.0


def real_judge(course: Course, costs: Costs) -> Manifest:
    """Start a judge, let it judge the solutions, and note what each exercise takes."""
    with tempfile.TemporaryDirectory() as folder:
        files = {each.path: solution(each.path) for each in course.exercises}
        name = digest.of_files(files)
        (Path(folder) / name).write_bytes(dump(files))
        containment = for_grading(allow_unprotected=True).as_plain()
        plan = Plan(str(course.root), folder, (), containment=containment)
        head = order.header("start", plan)
        keep = keeper.Keeper()
        begin = time.perf_counter()
        said = keep.answer(head, None)
        costs.start = time.perf_counter() - begin
        manifest = order.manifest_of(said["manifest"])
        for key, group in itertools.groupby(manifest.checks, key=lambda each: each.exercise):
            piece = pile.Piece(0, Job(0, "", "", name), tuple(each.id for each in group))
            plain = order.read(order.order(head, piece, Path(folder)))
            begin = time.perf_counter()
            keep.answer(plain["head"], plain["piece"])
            costs.exercises[key] = time.perf_counter() - begin
        keep.dismiss("start")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    share = (used.ru_utime + used.ru_stime) / (sum(costs.exercises.values()) + costs.start)
    costs.exercises = {key: seconds * share for key, seconds in costs.exercises.items()}
    costs.start *= share
    return manifest


def write_answers(path: Path, manifest: Manifest) -> None:
    """One result for each check, a third of them with words; `answer` gives them."""
    words = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text")[2][:1_800]
    known = {}
    for number, each in enumerate(manifest.checks):
        bad = number % 3 == 0
        found = Result(
            each.id,
            each.exercise,
            "wrong" if bad else "passed",
            text=words if bad else "",
            tries=("wrong", "wrong") if bad else ("passed",),
            schedules=100,
        )
        known[each.id] = order.told(Judged(0, found, seconds=0.1))
    checks = [asdict(each) for each in manifest.checks]
    path.write_bytes(dump({"checks": checks, "known": known}))


@functools.cache
def _answers() -> dict[str, Any]:
    return order.read(Path(os.environ[ANSWERS]).read_bytes())


def answer(data: bytes) -> bytes:
    """What a worker says at once."""
    piece, found = order.read(data)["piece"], _answers()
    if piece is None:
        return dump({"judged": [], "manifest": found["checks"]})
    return dump({"judged": [found["known"][each] for each in piece["checks"]]})


class Counted(DaskRoom):
    """The real room, of workers that answer at once."""

    def __init__(self, client: Any, address: str, told: Round) -> None:
        super().__init__(client, "here", address)
        self.job = answer
        self._told = told

    async def ask(self, worker: str, data: bytes) -> bytes:
        """As it does, counting."""
        said = await super().ask(worker, data)
        if order.read(data)["piece"] is not None:
            self._told.pieces += 1
            self._told.sent += len(data)
            self._told.answered += len(said)
        return said


class Pipes:
    """The executor of a round: the real dispatch and scheduler, and workers that do nothing."""

    def __init__(
        self, address: str, scheduler: psutil.Process, told: Round, *, whole: bool
    ) -> None:
        self._unit = "submission" if whole else "exercise"
        self._address = address
        self._scheduler = scheduler
        self._told = told

    def run(self, plan: Plan, tell: Tell) -> None:
        """See `Executor`."""
        asyncio.run(self._run(replace(plan, unit=self._unit), tell))

    async def _run(self, plan: Plan, tell: Tell) -> None:
        head = order.header("round", plan)
        async with Client(self._address, asynchronous=True, set_as_default=False) as client:
            before = cpu(self._scheduler)
            room = Counted(client, self._address, self._told)
            await dispatch.Dispatch(room, plan, head, tell, 10.0).run()
            self._told.scheduler += cpu(self._scheduler) - before


def cpu(process: psutil.Process) -> float:
    """Seconds that a process has computed."""
    times = process.cpu_times()
    return float(times.user + times.system)


@contextlib.contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, psutil.Process]]:
    """A process of dask; (the first line that it prints, the process)."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "benchmarks")))
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "DASK_LOGGING__DISTRIBUTED": "critical"},
    ) as process:
        try:
            yield process.stdout.readline().strip(), psutil.Process(process.pid)
        finally:
            process.kill()


def write_class(place: Path, course: Course, students: int) -> None:
    """Everybody hands in the solutions, each with a line of their own."""
    for number, each in itertools.product(range(students), course.exercises):
        path = place / f"s{number:04}" / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(solution(each.path) + b"# %d\n" % number)


def solution(path: str) -> bytes:
    """Of one exercise."""
    return (ROOT / "solutions" / path).read_bytes()


def one_round(place: Path, course: Course, pipes: Pipes, told: Round) -> None:
    """Grade a class with workers that answer at once."""
    module = types.ModuleType("pipes")
    module.kit_executor = hookimpl(  # type: ignore[attr-defined]
        lambda name: pipes if name == "pipes" else None
    )
    sys.modules["pipes"] = module
    settings = Settings(
        place=place,
        out=Path(tempfile.mkdtemp(dir=place.parent)),
        course=course.root,
        executor="pipes",
        plugins=("pipes",),
    )
    pile.WIDE, wide = 0, pile.WIDE
    begin = time.process_time()
    Run(settings, Watch(step=lambda *_: count(told))).execute()
    told.judge = time.process_time() - begin
    pile.WIDE = wide


def count(told: Round) -> None:
    """One more result."""
    told.results += 1


def measure(course: Course, students: int) -> tuple[Costs, Manifest]:
    """All costs, and the checks."""
    costs = Costs()
    manifest = real_judge(course, costs)
    whole, parts = Round(), Round()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "class"
        write_class(place, course, students)
        write_answers(Path(folder) / "answers", manifest)
        os.environ[ANSWERS] = f"{folder}/answers"
        with (
            serving("scheduler") as (address, scheduler),
            serving("workers", address, str(PIPES)),
        ):
            for told in (whole, parts):
                pipes = Pipes(address, scheduler, told, whole=told is whole)
                one_round(place, course, pipes, told)
            before = cpu(scheduler)
            asyncio.run(asyncio.sleep(IDLE))
            beats = IDLE * PIPES / heartbeat_interval(PIPES)
            costs.heartbeat = (cpu(scheduler) - before) / beats
    settle(costs, whole, parts, len(manifest.exercises))
    return costs, manifest


def settle(costs: Costs, whole: Round, parts: Round, exercises: int) -> None:
    """Two rounds with as many results, in few pieces and in many, tell two costs apart."""
    moved = [2 * (each.sent + each.answered) / 1e6 for each in (whole, parts)]
    costs.scheduler_piece, costs.scheduler_megabyte = solved(
        (whole.pieces, moved[0], whole.scheduler), (parts.pieces, moved[1], parts.scheduler)
    )
    costs.judge_piece, costs.judge_result = solved(
        (whole.pieces, whole.results, whole.judge), (parts.pieces, parts.results, parts.judge)
    )
    costs.order = {1: parts.sent / parts.pieces, exercises: whole.sent / whole.pieces}
    costs.answer_result = (whole.answered + parts.answered) / (whole.results + parts.results)


def solved(one: Row, two: Row) -> tuple[float, float]:
    """The x and y of a·x + b·y = c, twice; never below 0."""
    (a, b, c), (d, e, f) = one, two
    x = max(0.0, (c * e - b * f) / (a * e - b * d))
    y = max(0.0, (c - a * x) / b)
    return x, y

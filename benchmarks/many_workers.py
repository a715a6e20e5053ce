"""How the time of a class falls with the number of workers, and what saturates first.

    python benchmarks/many_workers.py                  # measures, then simulates (2-4 minutes)
    python benchmarks/many_workers.py --students 3000

Nobody has 1,000 machines at hand, so the workers are simulated, and what they share is measured in
the same run, on this machine: a scheduler of dask in a process of its own, workers that answer at
once with a finished answer of the usual size, and `kit grade` itself, with its journal and files.

scheduler   its time for one piece, for a megabyte, and for a heartbeat
judge       its time for one piece, and to take one result (both in the process that grades)
bytes       of an order and of an answer
a start     of a judge on a worker: pytest, the checks, the containment
a check     of each exercise, on its solution

The simulation takes one event after another; the same seed gives the same table. Each worker works
at one piece, has a speed of its own (0.8 to 1.25 times), and each student's exercise takes longer
or shorter than the solution (log-normal, sigma 0.5). Pieces are cut by the code that does it in
earnest. Needs the extra `dask`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import functools
import heapq
import importlib
import itertools
import os
import random
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
from kit.course import Course, read_course  # noqa: E402 - the same
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
LINK = 125e6  # bytes in a second: the scheduler's line, 1 Gbit/s each way
WORKERS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
ANSWERS = "KIT_CANNED_ANSWERS"
Row = tuple[float, float, float]
Event = tuple[float, int, pile.Piece | None]
SERVE = """
import asyncio, sys
from distributed import Scheduler, Worker

async def main():
    if sys.argv[1] == "scheduler":
        async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as one:
            print(one.address, flush=True)
            await one.finished()
    else:
        many = [Worker(sys.argv[2], nthreads=1, dashboard=False) for _ in range(int(sys.argv[3]))]
        await asyncio.gather(*many)
        print("ready", flush=True)
        await asyncio.gather(*(each.finished() for each in many))

asyncio.run(main())
"""


# -- what is measured


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
    """Start a judge, let it judge the solutions, and note how long each exercise takes."""
    with tempfile.TemporaryDirectory() as folder:
        files = {each.path: solution(each.path) for each in course.exercises}
        name = digest.of_files(files)
        (Path(folder) / name).write_bytes(dump(files))
        containment = for_grading(allow_unprotected=True).as_plain()
        plan = Plan(str(course.root), folder, (), containment=containment)
        head = order.header("start", plan)
        begin = time.perf_counter()
        said = keeper.Keeper().answer(head, None)
        costs.start = time.perf_counter() - begin
        manifest = order.manifest_of(said["manifest"])
        keep = keeper.Keeper()
        for key, group in itertools.groupby(manifest.checks, key=lambda each: each.exercise):
            piece = pile.Piece(0, Job(0, "", "", name), tuple(each.id for each in group))
            plain = order.read(order.order(head, piece, Path(folder)))
            begin = time.perf_counter()
            keep.answer(plain["head"], plain["piece"])
            costs.exercises[key] = time.perf_counter() - begin
        keep.dismiss("start")
    first = next(iter(costs.exercises))
    costs.exercises[first] = max(0.05, costs.exercises[first] - costs.start)  # it waited for one
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
    """What a worker says at once: in a worker, this file is the module `many_workers`."""
    piece, found = order.read(data)["piece"], _answers()
    if piece is None:
        return dump({"judged": [], "manifest": found["checks"]})
    return dump({"judged": [found["known"][each] for each in piece["checks"]]})


class Counted(DaskRoom):
    """The real room, of workers that answer at once."""

    def __init__(self, client: Any, address: str, told: Round) -> None:
        super().__init__(client, "here", address)
        self.job = importlib.import_module("many_workers").answer
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


# -- what is simulated


class Server:
    """One thing after the other: a process, or a line."""

    def __init__(self) -> None:
        self.free = 0.0
        self.busy = 0.0

    def serve(self, now: float, seconds: float) -> float:
        """When it is done with something that arrives now."""
        self.free = max(self.free, now) + seconds
        self.busy += seconds
        return self.free


@dataclass(frozen=True, slots=True)
class Outcome:
    """How long it took, and how much of that time each of the shared parts was busy."""

    seconds: float
    scheduler: float
    line: float
    judge: float


class Simulation:
    """One class with so many workers, event by event."""

    def __init__(
        self, costs: Costs, manifest: Manifest, *, students: int, workers: int, seed: int
    ) -> None:
        draw = random.Random(seed)
        pairs = itertools.product(range(students), manifest.exercises)
        self._costs = costs
        self._seconds = {
            (number, key): costs.exercises[key] * draw.lognormvariate(-0.125, 0.5)
            for number, key in pairs
        }
        self._speed = [draw.uniform(0.8, 1.25) for _ in range(workers)]
        jobs = [Job(number, str(number), "", "") for number in range(students)]
        self._pile = pile.Pile(jobs, manifest, "submission")
        self._exercise = {each.id: each.exercise for each in manifest.checks}
        self._judge, self._scheduler, self._line = Server(), Server(), Server()
        self._beats = workers / heartbeat_interval(workers) * costs.heartbeat
        self._head, self._each = sizes(costs, len(manifest.exercises))

    def run(self) -> Outcome:
        """Until the last result is written."""
        start = self._costs.start
        events: list[Event] = [
            (start / speed + dispatch.TICK / 2, worker, None)
            for worker, speed in enumerate(self._speed)
        ]
        heapq.heapify(events)
        end = 0.0
        while events:
            now, worker, piece = heapq.heappop(events)
            if piece is not None:
                now = self._come_back(now, piece)
                end = max(end, now)
            piece = self._pile.take(len(self._speed))
            if piece is not None:
                heapq.heappush(events, (self._go_out(now, worker, piece), worker, piece))
        scheduler = self._scheduler.busy / end + self._beats
        return Outcome(end, scheduler, self._line.busy / end, self._judge.busy / end)

    def _come_back(self, now: float, piece: pile.Piece) -> float:
        """The answer is on its way, and taken down."""
        count = len(piece.checks)
        now = self._pass(now, self._costs.answer_result * count)
        seconds = self._costs.judge_piece / 2 + self._costs.judge_result * count
        return self._judge.serve(now, seconds)

    def _go_out(self, now: float, worker: int, piece: pile.Piece) -> float:
        """When the worker is done with it."""
        keys = {self._exercise[each] for each in piece.checks}
        now = self._judge.serve(now, self._costs.judge_piece / 2)
        now = self._pass(now, self._head + self._each * len(keys))
        work = sum(self._seconds[piece.job.number, key] for key in keys)
        return now + work / self._speed[worker]

    def _pass(self, now: float, size: float) -> float:
        """Over the line to the scheduler and on; heartbeats take their part of its time."""
        now = self._line.serve(now, size / LINK)
        seconds = self._costs.scheduler_piece / 2 + 2 * size / 1e6 * self._costs.scheduler_megabyte
        return self._scheduler.serve(now, seconds / max(0.05, 1.0 - self._beats))


def sizes(costs: Costs, exercises: int) -> tuple[float, float]:
    """Bytes of an order: (head, each exercise)."""
    each = (costs.order[exercises] - costs.order[1]) / (exercises - 1)
    return costs.order[1] - each, each


# -- what is told


def tell_costs(costs: Costs, manifest: Manifest) -> None:
    """What was measured."""
    exercises = len(manifest.exercises)
    checks = len(manifest.checks) / exercises
    rows = [
        ("scheduler, a piece", f"{1e3 * costs.scheduler_piece:.2f} ms"),
        ("scheduler, a megabyte that it passes on", f"{1e3 * costs.scheduler_megabyte:.1f} ms"),
        ("scheduler, a heartbeat", f"{1e3 * costs.heartbeat:.2f} ms"),
        ("judge, a piece", f"{1e3 * costs.judge_piece:.2f} ms"),
        ("judge, a result (journal, grade, files)", f"{1e3 * costs.judge_result:.2f} ms"),
        ("order: one exercise / a whole submission",
         f"{costs.order[1] / 1e3:.1f} / {costs.order[exercises] / 1e3:.1f} kB"),
        ("answer, a result", f"{costs.answer_result:.0f} bytes"),
        ("start of a judge on a worker", f"{costs.start:.1f} s"),
        (f"{exercises} exercises of one submission, {checks:.1f} checks each",
         f"{sum(costs.exercises.values()):.0f} s"),
    ]  # fmt: skip
    print("| measured | |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")


def tell_table(costs: Costs, manifest: Manifest, students: int, seed: int) -> None:
    """A row for each number of workers."""
    print(f"\n{students} students, seed {seed}, simulated:\n")
    print("| workers | time | faster | of ideal | scheduler | its line | judge |")
    print("|---|---|---|---|---|---|---|")
    alone = None
    for workers in WORKERS:
        found = Simulation(costs, manifest, students=students, workers=workers, seed=seed).run()
        alone = alone or found.seconds
        print(
            f"| {workers:,} | {clock(found.seconds)} | {alone / found.seconds:,.1f} x"
            f" | {alone / found.seconds / workers:.0%} | {found.scheduler:.1%}"
            f" | {found.line:.1%} | {found.judge:.1%} |"
        )


def tell_limits(costs: Costs, manifest: Manifest) -> None:
    """How many workers each shared part could feed."""
    checks = len(manifest.checks) / len(manifest.exercises)
    size = costs.order[1] + checks * costs.answer_result
    passed = 2 * size / 1e6 * costs.scheduler_megabyte
    mean = sum(costs.exercises.values()) / len(costs.exercises)
    for name, seconds in (
        ("the judge", costs.judge_piece + checks * costs.judge_result),
        ("the scheduler", costs.scheduler_piece + passed),
        ("the scheduler's line", size / LINK),
    ):
        print(
            f"{name}: {1 / seconds:,.0f} exercises a second,"
            f" enough for {mean / seconds:,.0f} workers"
        )


def clock(seconds: float) -> str:
    """As a reader says it."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes, hours = seconds / 60, seconds / 3600
    return f"{minutes:.0f} min" if minutes < 120 else f"{hours:.1f} h"


def main() -> None:
    """Measure, simulate, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--students", type=int, default=300, help="of the simulated class")
    parser.add_argument("--sample", type=int, default=40, help="students of the measured rounds")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    course = read_course(ROOT / "exercises")
    costs, manifest = measure(course, options.sample)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load}\n")
    tell_costs(costs, manifest)
    tell_table(costs, manifest, options.students, options.seed)
    print("\nWhat saturates first, exercise by exercise:\n")
    tell_limits(costs, manifest)


if __name__ == "__main__":
    main()

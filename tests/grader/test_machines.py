"""Which worker gets what, whatever becomes of the workers: a room of pretended ones, no dask."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections import Counter

import pytest

from kit.grader import digest
from kit.grader.errors import GraderError, SettingError
from kit.grader.executor import Collected, Judged, Trouble
from kit.grader.machines import DaskExecutor, dispatch, order, pile
from kit.grader.machines.dispatch import Dispatch, LostError, UnfitError
from kit.grader.machines.pile import LOSSES, WIDE, Pile
from kit.grader.model import Check, Manifest
from kit.grader.plan import Job, Plan
from kit.plain import dump

EXERCISES = ("01_money/total", "01_money/counter", "02_more/other")
MANIFEST = Manifest(
    tuple(
        Check(f"{key.partition('/')[0]}/test_{key.partition('/')[2]}.py::test_{n}", key, 1, "")
        for key in EXERCISES
        for n in range(3)
    )
)
FILES = {"01_money/total.py": b"one", "02_more/other.py": b"two"}


def jobs(count, have=()):
    parcel = digest.of_files(FILES)
    return tuple(Job(n, f"student {n}", "", parcel, have=have) for n in range(count))


class Room:
    """Workers that answer at once; `fate` says what becomes of one that is asked."""

    place, start = "the room", "dask worker here"

    def __init__(self, fate, workers):
        self.fate = fate
        self.present = dict(workers)
        self.asked = Counter()
        self.most = Counter()
        self.pieces = []

    async def workers(self):
        if self.present is None:
            raise LostError("nobody answers")
        return dict(self.present)

    async def ask(self, worker, data):
        plain = order.read(data)
        piece = plain["piece"]
        self.asked[worker] += 1
        self.most[worker] = max(self.most[worker], self.asked[worker])
        self.pieces += [(worker, piece)] if piece else []
        try:
            await asyncio.sleep(0)
            said = await self.fate(self, worker, piece)
        finally:
            self.asked[worker] -= 1
        return dump(said if said is not None else good(piece))


def good(piece):
    if piece is None:
        return {"judged": [], "manifest": [plain(each) for each in MANIFEST.checks]}
    return {"judged": [result(each) for each in piece["checks"]], "done": True}


def plain(check):
    return {name: getattr(check, name) for name in check.__slots__}


def result(check):
    exercise = next(each.exercise for each in MANIFEST.checks if each.id == check)
    told = {"check": check, "exercise": exercise, "verdict": "passed", "tries": ()}
    return {"result": told, "trace": "", "seconds": 0.0}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Dispatches a plan and gives the events."""
    monkeypatch.setattr(dispatch, "TICK", 0.001)
    (tmp_path / digest.of_files(FILES)).write_bytes(dump(FILES))

    def run(room, count=8, *, patience=0.01, have=(), unit="submission"):
        plan = Plan("", str(tmp_path), jobs(count, have), unit=unit)
        events = []
        asyncio.run(Dispatch(room, plan, {"run": "r"}, events.append, patience).run())
        return events

    return run


def told(events):
    return Counter((each.job, each.result.check) for each in events if isinstance(each, Judged))


def said(events):
    return [each.said for each in events if isinstance(each, Trouble)]


def everything(count):
    return Counter((job, check.id) for job in range(count) for check in MANIFEST.checks)


async def nothing(*_):
    """The worker does what it is asked."""


@pytest.mark.parametrize("seed", range(20))
def test_whatever_becomes_of_the_workers_each_check_is_told_once(run, seed, monkeypatch):
    monkeypatch.setattr(pile, "LOSSES", 1_000)
    draw = random.Random(seed)
    names = iter(range(1_000))

    async def fate(room, worker, piece):
        match draw.randrange(12):
            case 0:
                room.present.pop(worker, None)
                room.present[f"w{next(names)}"] = draw.randint(1, 3)
                raise LostError("it died")
            case 1:
                room.present[f"w{next(names)}"] = 1
                raise UnfitError("no kit there")
            case 2:
                room.present[f"w{next(names)}"] = 1
                return {"judged": [], "refused": ["its Python is 3.9, not 3.12"]}
            case 3:
                room.present.pop(worker, None)
                room.present[f"w{next(names)}"] = 2
                await asyncio.Event().wait()
            case 4:
                await asyncio.sleep(0.001)
        return None

    room = Room(fate, {"first": 1, "second": 2})
    assert told(run(room, 30)) == everything(30)


def test_a_worker_never_has_more_than_it_can_work_at(run):
    room = Room(nothing, {"one": 1, "three": 3})
    assert told(run(room, 20)) == everything(20)
    assert room.most == {"one": 1, "three": 3}


def test_who_stands_still_holds_nobody_up(run):
    async def fate(room, worker, piece):
        if worker == "stopped" and piece is not None:
            await asyncio.Event().wait()

    room = Room(fate, {"stopped": 1, "good": 1})
    assert told(run(room)) == everything(8)
    assert [worker for worker, _ in room.pieces].count("stopped") == 1


def test_a_lost_worker_costs_its_own_piece_a_new_start_and_no_other(run):
    async def fate(room, worker, piece):
        if worker == "dies" and piece is not None:
            del room.present[worker]
            raise LostError("it died")

    room = Room(fate, {"dies": 1, "good": 1})
    events = run(room, unit="exercise")
    assert told(events) == everything(8)
    given = Counter((piece["number"], tuple(piece["checks"])) for _, piece in room.pieces)
    (lost,) = [piece for worker, piece in room.pieces if worker == "dies"]
    assert [key for key, count in given.items() if count > 1] == [
        (lost["number"], tuple(lost["checks"]))
    ]
    assert said(events) == ["the worker dies is lost; what it had goes to another"]


def test_what_takes_every_worker_with_it_is_left_for_smaller_pieces(run):
    async def fate(room, worker, piece):
        if piece is not None and piece["number"] == 0:
            del room.present[worker]
            room.present[f"{worker}+"] = 1
            raise LostError("it died")

    room = Room(fate, {"w": 1})
    events = run(room, 2)
    assert {job for job, _ in told(events)} == {1}
    assert sum("every worker that had it is lost" in each for each in said(events)) == 3
    assert sum(piece["number"] == 0 for _, piece in room.pieces) == 3 * (LOSSES + 1)


def test_a_judge_that_dies_keeps_what_it_told(run):
    async def fate(room, worker, piece):
        if piece is not None and piece["number"] == 1:
            return {"judged": [result(piece["checks"][0])], "died": "ended with status -9"}
        return None

    events = run(Room(fate, {"w": 1}), 2, unit="exercise")
    assert sum(told(events).values()) == len(MANIFEST.checks) + len(EXERCISES)
    assert "a judge on w ended with status -9; it was at student 1" in said(events)[0]


def test_a_worker_that_is_not_fit_gets_nothing(run):
    async def fate(room, worker, piece):
        words = ["its kit is not the one that grades"]
        return {"judged": [], "refused": words} if worker == "old" else None

    room = Room(fate, {"old": 4, "good": 1})
    events = run(room)
    assert {worker for worker, _ in room.pieces} == {"good"}
    assert "the worker old is not used: its kit is not the one that grades" in said(events)


def test_nobody_to_judge(run):
    events = []
    room = Room(nothing, {})
    with pytest.raises(GraderError, match=r"came to the room within 0\.01 s; start one"):
        events += run(room)

    async def misfit(*_):
        return {"judged": [], "refused": ["its Python is 3.9, not 3.12"]}

    with pytest.raises(GraderError, match=r"can judge these checks: old: its Python is 3\.9"):
        run(Room(misfit, {"old": 1}))

    async def leave(room, worker, piece):
        room.present = None
        raise LostError("it died")

    with pytest.raises(GraderError, match="the room is gone: nobody answers"):
        run(Room(leave, {"w": 1}))


def test_checks_that_do_not_load_end_the_run_whoever_says_so(run):
    async def broken(*_):
        return {"judged": [], "fatal": "test_total.py: SyntaxError"}

    with pytest.raises(GraderError, match=r"cannot be run: test_total\.py: SyntaxError"):
        run(Room(broken, {"w": 1}))


def test_the_checks_come_first(run):
    events = run(Room(nothing, {"w": 1}), 1)
    assert events[0] == Collected(MANIFEST)


def test_whole_submissions_first_and_exercises_near_the_end():
    left = Pile(jobs(WIDE + 2), MANIFEST, "submission")
    sizes = []
    while (piece := left.take(1)) is not None:
        sizes.append(len(piece.checks))
    assert sizes == [9, 9] + [3] * 3 * WIDE


def test_what_is_known_is_not_given_out_again():
    have = tuple(each.id for each in MANIFEST.checks)
    assert Pile(jobs(3, have), MANIFEST, "submission").is_empty
    left = Pile(jobs(1, have[1:]), MANIFEST, "check")
    assert left.take(1).checks == have[:1]
    assert left.is_empty


def test_a_piece_has_the_files_of_its_chapters_and_no_other(run):
    room = Room(nothing, {"w": 1})
    run(room, 1)
    sent = {piece["checks"][0].partition("/")[0]: piece["files"] for _, piece in room.pieces}
    assert sent["02_more"] == {"02_more/other.py": b"two"}
    assert list(sent["01_money"]) == ["01_money/total.py"]


def test_what_differs_is_told_in_words():
    ours = {"Python": "3.12", "hypothesis": "6.100", "kit": "a", "checks of 07_lock": "b"}
    assert order.differences(ours, ours) == []
    assert order.differences(ours, {**ours, "Python": "3.11", "kit": "c"}) == [
        "its Python is 3.11, not 3.12"
    ]
    assert order.differences(ours, {**ours, "kit": "c", "checks of 07_lock": "d"}) == [
        "its kit is not the one that grades",
        "its checks of 07_lock are not those of the course that is graded",
    ]


def test_without_dask_one_sentence_says_what_to_install(monkeypatch):
    assert DaskExecutor().kit_executor("local", {}) is None
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SettingError, match=r"pip install 'concurrency-kit\[dask\]'") as error:
        DaskExecutor().kit_executor("dask", {})
    assert "\n" not in str(error.value)


def test_who_does_not_ask_for_dask_does_not_load_it():
    program = (
        "import sys, kit.grader.run, kit.grader.session\n"
        "print(*sorted({'dask', 'distributed', 'kit.grader.machines.room'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("\n", "")


def test_a_worker_that_leaves_is_told_once_whoever_notices_first(run):
    async def fate(room, worker, piece):
        if worker == "busy" and piece is not None:
            room.present = {"good": 1}  # its connection says nothing
            await asyncio.Event().wait()

    events = run(Room(fate, {"busy": 1, "good": 1}))
    assert told(events) == everything(8)
    assert said(events) == ["the worker busy is lost; what it had goes to another"]

"""The process in which submitted code runs. It is forked, used, and ends with `os._exit`.

Functions that a submission could replace are bound here before it is loaded.
"""

# What a submission raises is a result, whatever it is; what a child does not need is not loaded;
# the standard streams stay open; paths are plain text here, as a Path costs more than its call.
# ruff: noqa: BLE001, PLC0415, PTH118, SIM115

from __future__ import annotations

import contextlib
import functools
import importlib
import linecache
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from os import _exit, getpid, write
from types import ModuleType
from typing import Any, Final, NoReturn

import cloudpickle

from kit.cell.ledger import Ledger
from kit.cell.naming import Submission
from kit.cell.problems import problem_of
from kit.cell.sandbox import apply
from kit.cell.seals import Seals
from kit.cell.wire import read_frame, write_all
from kit.explorer.scene import Scene
from kit.plain import MOST_UNITS, TooBigError, dump, simplify

SEAL: Final = 16
_STAGES: Final = {"import": b"i", "call": b"c", "out": b"r", "escaped": b"e"}
_write_all, _dump, _simplify = write_all, dump, simplify
_seals = {"run": Seals(), "explore": Seals()}


def seal() -> None:
    """Remember what a verdict rests on; to be called when everything is imported."""
    _seals.update(run=Seals.for_runs(), explore=Seals.for_explorations())


@dataclass(frozen=True, slots=True)
class Ends:
    """The child's ends of its private pipes, each at a number that is drawn."""

    answer: int
    tally: int
    stacks: int
    tracker: int
    requests: int

    def mark(self, stage: str) -> None:
        """One byte for each stage that a process reaches; appending is all that anyone can do."""
        with contextlib.suppress(OSError):
            write(self.tally, _STAGES[stage])

    def answer_with(self, seal: bytes, answer: dict[str, Any]) -> None:
        """The one frame of a request: the seal, eight bytes of length, the answer."""
        body = _dump(answer)
        _write_all(self.answer, seal + len(body).to_bytes(8, "big") + body)


def answer_of(end: str, **told: Any) -> dict[str, Any]:
    """An answer with every field."""
    empty: dict[str, Any] = {
        "value": None,
        "problem": None,
        "reason": "",
        "exit_code": None,
        "left": [],
    }
    return {"end": end, **empty, **told}


# ---------------------------------------------------------------- setting up


def settle(scratch: str, environment: dict[str, str], request: dict[str, Any]) -> None:
    """A session, a folder, an environment and a main module of its own; signals as usual."""
    os.setsid()
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(os.path.join(scratch, "work"))
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    sys.argv = [""]
    # An empty main module: a spawned child that re-runs its parent's main finds nothing to run.
    sys.modules["__main__"] = ModuleType("__main__")
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.stderr = open(
        2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False
    )
    for name in ("stdin", "stdout", "stderr"):
        setattr(sys, f"__{name}__", getattr(sys, name))
    apply.limit(request["limits"], request)
    apply.confine(scratch, request)


def use_tracker(fd: int) -> None:
    """Let the server be the resource tracker of this process and of all that it starts.

    It reads the names of shared memory and semaphores that are made and given back; so what
    is left is known exactly, and no helper process is started.
    """
    from multiprocessing import resource_tracker

    resource_tracker._resource_tracker._fd = fd  # type: ignore[attr-defined]  # noqa: SLF001


# ---------------------------------------------------------------- one real run


def run(ends: Ends, request: dict[str, Any], scratch: str) -> NoReturn:
    """Import the submission, call the scenario, answer, end."""
    submission = Submission(request["root"], request["path"])
    answer = _run(ends, submission, request, scratch)
    _flush()
    ends.answer_with(request["seal"], answer)
    _exit(0)


def _run(
    ends: Ends, submission: Submission, request: dict[str, Any], scratch: str
) -> dict[str, Any]:
    try:
        scenario, args = cloudpickle.loads(request["scenario"])
        scene = Scene(scenario)
        if request["start_method"]:
            import multiprocessing

            multiprocessing.set_start_method(request["start_method"], force=True)
    except Exception:
        return answer_of("kit-error", reason=traceback.format_exc()[-4000:])
    ledger = Ledger.of_threads()
    ends.mark("import")
    try:
        linked = any(request["containment"].values())
        name = submission.make_importable(os.path.join(scratch, "links"), always=linked)
        module = importlib.import_module(name)
    except BaseException as error:
        return _not_imported(error, submission)
    ledger = ledger.with_descriptors_of_now()
    ends.mark("call")
    call = functools.partial(scenario, module, *args)
    return _call(
        ends, submission, ledger, scene, _noting(call, scratch) if request["record"] else call
    )


def _noting(call: Callable[[], object], scratch: str) -> Callable[[], object]:
    """The same call, in which the processes note what they do to each other."""
    from kit.cell import recorder

    return recorder.recording(os.path.join(scratch, "record"))(call)


def _not_imported(error: BaseException, submission: Submission) -> dict[str, Any]:
    problem = asdict(problem_of(error, submission))
    return answer_of("does-not-import", problem=problem)


def _call(
    ends: Ends, submission: Submission, ledger: Ledger, scene: Scene, call: Any
) -> dict[str, Any]:
    me = getpid()
    error: BaseException | None = None
    value: Any = None
    try:
        value = call()
    except BaseException as raised:
        error = raised
    _come_out(ends, me)
    answer = _raised(error, submission) if error is not None else _returned(value)
    del value, error
    if changed := _seals["run"].broken() or scene.changed():
        return _forged(changed)
    try:
        return {**answer, "left": ledger.left_behind()}
    except Exception:
        return answer_of("kit-error", reason=traceback.format_exc()[-4000:])


def _forged(changed: str) -> dict[str, Any]:
    return answer_of("forged", reason=f"the program changed {changed}")


def _come_out(ends: Ends, caller: int) -> None:
    """Count the processes that come out of a call; only the one that went in goes on."""
    if getpid() == caller:
        ends.mark("out")
    else:
        ends.mark("escaped")
        _exit(0)


def _returned(value: Any) -> dict[str, Any]:
    try:
        return answer_of("returned", value=_simplify(value, limit=MOST_UNITS))
    except TooBigError as error:
        return answer_of("too-big", reason=str(error))


def _raised(error: BaseException, submission: Submission) -> dict[str, Any]:
    code: object = None
    if isinstance(error, SystemExit):
        code = 0 if error.code is None else error.code
        code = code if type(code) is int else 1
    linecache.checkcache()
    return answer_of("raised", problem=asdict(problem_of(error, submission)), exit_code=code)


def _flush() -> None:
    for stream in {sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__}:
        with contextlib.suppress(Exception):
            stream.flush()  # type: ignore[union-attr]


# ---------------------------------------------------------------- explorations


def explore(ends: Ends) -> NoReturn:
    """Answer exploration after exploration until the requests end."""
    from kit.explorer.program import COPIES, library

    def end_copy() -> NoReturn:
        ends.mark("escaped")
        _exit(0)

    COPIES.end = end_copy
    _seals["explore"].add_codes([*library().machinery.values(), *library().facades.values()])
    while True:
        try:
            request = read_frame(lambda count: os.read(ends.requests, count))
        except (EOFError, ValueError):
            _exit(0)
        answer = _explore(ends, request)
        _flush()
        ends.answer_with(request["seal"], answer)


def _explore(ends: Ends, request: dict[str, Any]) -> dict[str, Any]:
    me = getpid()
    try:
        scenario, args = cloudpickle.loads(request["scenario"])
        ends.mark("call")
        answer = _explored(request, scenario, args)
    except BaseException:
        answer = answer_of("kit-error", reason=traceback.format_exc()[-4000:])
    _come_out(ends, me)
    changed = _seals["explore"].broken()
    return _forged(changed) if changed else answer


def _explored(
    request: dict[str, Any], scenario: Callable[..., object], args: tuple[object, ...]
) -> dict[str, Any]:
    """What the explorer found. Whatever it raises, but for these, is the kit's fault."""
    from kit.explorer import LoadError, TamperedError

    ask: Callable[..., Any]
    if "states" in request["options"]:
        from kit.explorer.service import graph_scenario

        ask = graph_scenario
    else:
        from kit.explorer.service import explore_scenario

        ask = explore_scenario
    try:
        found = ask(request["root"], request["path"], scenario, args, **request["options"])
        return answer_of("returned", value=_simplify(found))
    except LoadError as error:
        return answer_of("does-not-import", problem=asdict(error.problem))
    except TamperedError as error:
        return answer_of("forged", reason=str(error))
    except TooBigError as error:
        return answer_of("too-big", reason=str(error))

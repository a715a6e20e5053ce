"""What the judge hears about one request: a frozen value of plain fields."""

from __future__ import annotations

import signal
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from kit.explorer.outcome import Frame, Problem
from kit.plain import load


class CellUnavailable(RuntimeError):  # noqa: N818 - the name says a state of the machine
    """This machine cannot run cells, or the server does not start; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps on one request.

    output      bytes kept of stdout, and as many of stderr; the rest is read and dropped
    flood       bytes of stdout and stderr together after which the submission is ended
    answer      bytes of the answer
    processes   living processes of the submission at once, after which it is ended
    memory      bytes of address space of each process (0: no cap)
    total       bytes of memory of all processes together, after which the submission is ended
    file        bytes of each file
    disk        bytes of all files together, after which the submission is ended
    descriptors open at once in each process (0: no cap)
    """

    output: int = 64 * 1024
    flood: int = 256 * 1024 * 1024
    answer: int = 16 * 1024 * 1024
    processes: int = 256
    memory: int = 8 * 1024 * 1024 * 1024
    total: int = 2 * 1024 * 1024 * 1024
    file: int = 256 * 1024 * 1024
    disk: int = 256 * 1024 * 1024
    descriptors: int = 1024


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that was not there before the call and is still there after it.

    kind    process | zombie | thread | descriptor | file | shared memory | port
    """

    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The end of one request.

    end         returned | raised | does-not-import | crashed | hung | forged | too-big |
                escaped (not exactly one process came out of the call) |
                kit-error (the kit's own fault, never the submission's)
    value       what the scenario returned, as plain data
    problem     the exception, with the submission's own frames only
    stage       where it ended: start | import | call | done
    reason      one sentence for what `end` leaves open, or ""
    exit_code   of the process, if it ended without an answer; of `sys.exit` too
    signal      name of the signal that ended the process: ``SIGSEGV``
    truncated   stdout or stderr was longer than what is kept
    returns     how many processes came out of the scenario call
    stacks      for a hang or a crash: frames of every thread, best effort
    record      notes of the processes as they are in `kit.cell.recorder`, if asked for; the
                submission can write any itself
    """

    end: str
    value: Any = None
    problem: Problem | None = None
    stage: str = "done"
    reason: str = ""
    exit_code: int | None = None
    signal: str | None = None
    stdout: str = ""
    stderr: str = ""
    truncated: bool = False
    left_behind: tuple[Leftover, ...] = ()
    returns: int = 0
    stacks: str = ""
    record: bytes = b""


_ENDS_OF_AN_ANSWER: Final = (
    "returned",
    "raised",
    "does-not-import",
    "too-big",
    "forged",
    "kit-error",
)


def read_reply(facts: dict[str, Any]) -> Reply:
    """The reply out of what the server saw (trusted) and the answer it relays (not trusted)."""
    known = _known_facts(facts)
    broken = _end_without_answer(facts)
    if broken is not None:
        return Reply(**known, **broken)
    try:
        told = _told(load(facts["answer"], limit=len(facts["answer"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Reply(**known, end="forged", reason="the answer is no answer of the kit")
    # Both sides look at processes: what they both saw counts once.
    seen = Counter(known.pop("left_behind")) | Counter(told["left_behind"])
    told["left_behind"] = tuple(sorted(seen.elements(), key=lambda each: (each.kind, each.what)))
    if facts["returns"] != 1 and told["end"] in ("returned", "raised"):
        told["end"] = "escaped"
    return Reply(**known, **told)


def _known_facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "stdout": facts["stdout"].decode("utf-8", "replace"),
        "stderr": facts["stderr"].decode("utf-8", "replace"),
        "truncated": facts["truncated"],
        "returns": facts["returns"],
        "stage": facts["stage"],
        "stacks": facts["stacks"],
        "record": facts["record"],
        "left_behind": tuple(Leftover(kind, what) for kind, what in facts["left"]),
    }


def _end_without_answer(facts: dict[str, Any]) -> dict[str, Any] | None:
    if facts["stopped"] is not None:
        end, reason = facts["stopped"]
        return {"end": end, "reason": reason}
    if facts["noise"]:
        return {"end": "forged", "reason": "something else wrote into the answer"}
    if facts["answer"] is None:
        return _crash(facts)
    return None


def _crash(facts: dict[str, Any]) -> dict[str, Any]:
    status: int = facts["status"]
    if facts["stage"] == "start":
        said = facts["stderr"].decode("utf-8", "replace").strip()
        return {"end": "kit-error", "reason": f"the cell could not be set up: {said}"}
    end = "escaped" if facts["escaped"] else "crashed"
    if status < 0:
        name = signal_name(-status)
        return {"end": end, "signal": name, "reason": f"the process was ended by {name}"}
    return {"end": end, "exit_code": status, "reason": f"the process ended with code {status}"}


def signal_name(number: int) -> str:
    """``SIGSEGV``; ``signal 64`` for one without a name."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    """Fields of the reply that the cell told. KeyError, TypeError, ValueError on any surprise."""
    if answer["end"] not in _ENDS_OF_AN_ANSWER:
        raise ValueError("an unknown end")
    told = {
        "end": answer["end"],
        "value": answer["value"],
        "problem": _problem(answer["problem"]),
        "reason": _text(answer["reason"]),
        "left_behind": tuple(Leftover(_text(k), _text(w)) for k, w in answer["left"]),
    }
    if told["end"] == "raised" and told["problem"].type == "SystemExit":
        code = answer["exit_code"]
        told.update(end="crashed", exit_code=code if type(code) is int else 1)
        told["reason"] = f"sys.exit ended the process with code {told['exit_code']}"
    return told


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError("a text is no text")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a number is no number")
    return value


def _problem(plain: dict[str, Any] | None) -> Problem | None:
    if plain is None:
        return None
    frames = tuple(
        Frame(_text(f["path"]), _whole(f["line"]), _text(f["function"]), _text(f["text"]))
        for f in plain["frames"]
    )
    return Problem(_text(plain["type"]), _text(plain["message"]), frames, _text(plain["thread"]))

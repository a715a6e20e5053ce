"""The child process in which `kit explore` runs a program.

    python -m kit.cli.child REQUEST RESULT_FD ALIVE_FD

The program may exit, crash or hang: then the parent sees no result. The result goes over
a pipe of its own, so nothing that the program prints can be taken for it.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from kit.cli.verdict import first_failure
from kit.explorer import Exploration, ExplorerError, LoadError, explore_file
from kit.explorer.graph import graph_of
from kit.explorer.outcome import Problem, as_plain
from kit.explorer.packed import pack
from kit.explorer.program import FileProgram
from kit.plain import dump

NOT_THIS_ONE = "nearest"  # in what was covered, when a schedule to replay does not fit


class RefusedError(Exception):
    """It ran, but it is not what was asked for; the text is for the user."""


def _die_with_the_parent(alive: int) -> None:
    """Wait until the parent's end of the pipe is closed, whatever the reason."""
    os.read(alive, 1)
    os._exit(1)


def _explored(request: dict[str, Any]) -> dict[str, Any]:
    path = Path(request["path"])
    sys.argv = [str(path)]
    sys.path.insert(0, str(path.parent))
    begin = time.perf_counter()
    exploration = explore_file(
        path,
        function=request["function"],
        schedules=request["schedules"],
        seed=request["seed"],
        replay=request["replay"],
    )
    seconds = time.perf_counter() - begin
    _refuse_what_never_began(exploration, request)
    answer = {"exploration": as_plain(exploration), "seconds": seconds}
    failure = first_failure(exploration)
    if request["states"] and failure is not None:
        answer["graph"] = _states(path, request, failure.schedule or "-")
    return answer


def _states(path: Path, request: dict[str, Any], schedule: str) -> dict[str, Any]:
    """Those around the schedule, packed for a page."""
    program = FileProgram(path, request["function"])
    graph = graph_of(program, schedule, states=request["states"])
    return pack(graph, most=request["states"])


def _refuse_what_never_began(exploration: Exploration, request: dict[str, Any]) -> None:
    """An import that fails, or a function that wants arguments, is no finding."""
    if request["replay"] is not None and NOT_THIS_ONE in exploration.covered:
        raise RefusedError(
            f"the schedule {request['replay']!r} does not fit this program; was it changed since?"
        )
    problems = [each.problem for each in exploration.outcomes if not each.steps and each.problem]
    for problem in problems:
        if problem.type in ("ImportError", "ModuleNotFoundError"):
            raise RefusedError(_in_words(problem))
        if problem.type == "TypeError" and not problem.frames:
            raise RefusedError(f"the function must take no argument: {problem.message}")


def _in_words(problem: Problem) -> str:
    where = f" ({problem.frames[-1].path}:{problem.frames[-1].line})" if problem.frames else ""
    return f"{problem.type}: {problem.message}{where}"


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return _explored(request)
    except LoadError as error:
        return {"refused": _in_words(error.problem)}
    except (ExplorerError, RefusedError, OSError) as error:
        return {"refused": str(error)}


def main() -> None:
    """Explore, answer, and leave without running anything that the program registered."""
    request, result, alive = json.loads(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _thread.start_new_thread(_die_with_the_parent, (alive,))
    me = os.getpid()
    answer = dump(_answer(request))
    if os.getpid() == me:  # a fork of the program came out here as well: it has no say
        with open(result, "wb", closefd=False) as pipe:
            pipe.write(answer)
    os._exit(0)


if __name__ == "__main__":
    main()

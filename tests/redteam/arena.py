"""Grades a class of attackers in a process of its own, and tells what came of it, as JSON.

    python arena.py [--as-user] [--names] TOP NAME...

TOP        an empty folder; with --as-user, hidden by a root folder of its own
--as-user  needs root: everything runs as an ordinary user, who sees Python, the kit and this course
--names    students whose names do harm are in the class, too
NAME       of attacks: ``adder-fork_bomb``

The arena adopts every orphan of the run: what is below it at the end was left behind.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from stage import ATTACKS, COURSE, HONEST, Stage, name_of, set_up  # noqa: E402

import kit  # noqa: E402
from kit.cell import tree  # noqa: E402

_USER: Final = 60_999
_SECONDS: Final = 280


def main() -> None:
    """Set up, grade, look around, tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("top", type=Path)
    parser.add_argument("--as-user", action="store_true")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("attacks", nargs="*")
    given = parser.parse_args()
    top = _become_user(given.top) if given.as_user else given.top
    tree.adopt_orphans()
    attacks = [path for path in ATTACKS if name_of(path) in given.attacks]
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)  # noqa: FBT003 - its only argument
        stage = set_up(top / "stage", attacks, names=given.names, port=door.getsockname()[1])
        before = _modules()
        status, said = _grade(stage)
        told = {
            "status": status,
            "said": said,
            "verdicts": _verdicts(stage),
            "honest": _honest(stage, said),
            "left": _left(),
            "leaked": _leaked(stage, said),
            "changed": [*_changed(stage), *(["Python or the kit"] if _modules() != before else [])],
            "called": _called(door),
        }
    sys.stdout.write(json.dumps(told))


def _become_user(top: Path) -> Path:
    """An ordinary user in a root folder of its own; the new folder that can be written."""
    from kit.cell.sandbox import calls, mounts, view

    calls.unshare(0x20000 | 0x20000000)
    pid = os.fork()
    if pid:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    shown = view.outermost([*view.readable(), str(ROOT)])
    scratch = mounts.show_only(shown, folder=str(top), disk=1 << 30)
    Path(scratch).chmod(0o1777)
    os.setgroups([])
    os.setresgid(_USER, _USER, _USER)
    os.setresuid(_USER, _USER, _USER)
    calls.prctl(calls.SET_DUMPABLE, 1)
    os.chdir(scratch)
    os.environ.update(TMPDIR=scratch, HOME=scratch)
    return Path(scratch)


def _grade(stage: Stage) -> tuple[int, str]:
    command = [sys.executable, "-m", "kit", "grade", str(stage.students), "--out"]
    command += [str(stage.grades), "--course", str(COURSE), "--jobs", "1"]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "KIT_TEST_TOKEN": stage.token}
    environment.pop("KIT_PART", None)  # it would leave out checks of this course, too
    done = subprocess.run(
        command, capture_output=True, check=False, env=environment, cwd=stage.top,
        timeout=_SECONDS, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def _verdicts(stage: Stage) -> dict[str, dict[str, Any]]:
    """Student -> points, and the verdicts of what was handed in."""
    found = {}
    for path in sorted((stage.grades / "students").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        checks = [check for exercise in told["exercises"] for check in exercise["checks"]]
        verdicts = [check["verdict"] for check in checks]
        points = sum(exercise["points"] for exercise in told["exercises"])
        found[path.stem] = {"points": points, "verdicts": verdicts}
    return found


def _honest(stage: Stage, said: str) -> str:
    """Digest of what was written about the honest one; who works on the kit may change its own.

    Where nothing was written: what the command said.
    """
    file = stage.grades / "students" / f"{HONEST}.json"
    if not file.is_file():
        return f"nothing was written; kit grade said: {said}"
    told = json.loads(file.read_text("utf-8"))
    del told["digests"]
    texts = sorted(path.read_bytes() for path in (stage.grades / "feedback").glob(f"{HONEST}.*"))
    return hashlib.sha256(b"".join([json.dumps(told).encode(), *texts])).hexdigest()


def _left() -> list[str]:
    tree.reap()
    return [tree.describe(pid) for pid in tree.below(os.getpid())]


def _leaked(stage: Stage, said: str) -> list[str]:
    """Files of the grades in which something is told that nobody was to read."""
    token = stage.token.encode()
    files = [path for path in stage.grades.rglob("*") if path.is_file()]
    found = [str(path.relative_to(stage.grades)) for path in files if token in path.read_bytes()]
    return [*found, *(["the terminal"] if stage.token in said else [])]


def _changed(stage: Stage) -> list[str]:
    """What is not as it was beside the class."""
    found = [path.name for path in stage.outside.iterdir() if path.name != "victim"]
    victim = stage.outside / "victim"
    if not victim.is_file() or victim.read_text("ascii") != stage.token:
        found.append("victim")
    places = [Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"), Path.home()]
    found += [str(path) for place in places for path in place.glob("kit-forged")]
    return [*found, *(str(path) for place in places for path in place.glob("kit-message"))]


def _modules() -> str:
    """Digest of files that an attack tries to change."""
    files = [Path(kit.__file__), Path(os.__file__)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _called(door: socket.socket) -> bool:
    """Somebody came to a port of this machine."""
    try:
        door.accept()[0].close()
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    main()

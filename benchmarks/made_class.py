"""Makes a class of any size: right, wrong, broken, hostile, mixed. The same seed, the same class.

A student is right (the solutions, or right answers in other styles), wrong (a known wrong answer
for each exercise), broken (files that do not load, are empty, or were not handed in), hostile (a
solution behind something that means harm) or mixed. They hand in folders, zips, tars and stubs
without folders.
"""

from __future__ import annotations

import io
import random
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kit.course import Exercise, read_course  # noqa: E402 - after the path is set

ANSWERS = ROOT / "tests" / "answers"
NAMES = ("Ana", "Ben Őry", "Chloé", "Дарья", "陳大文", "Émile Zürcher", "O'Neil", "عمر", "Zoë-Mae")
KINDS = (
    *("right", "other", "wrong", "broken", "mixed", "mixed", "other", "wrong", "hostile"),
    *("mixed", "right"),
)
BROKEN = (
    b"def broken(:\n",
    b"",
    b"\xff\xfe\x00",
    b"raise SystemExit(0)\n",
    b"import no_such_module\n",
)
# Each stands before a solution. What only a time limit ends is rare: it costs a class minutes.
HOSTILE = (
    b"import os\nos._exit(0)\n",
    b"import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
    b"import os, time\nif os.fork() == 0:\n    time.sleep(3600)\n",
    b"import os\nos.fork()\n",
    b"import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
    b"import threading\nthreading.Thread.start = lambda self: self.run()\n",
    b"import sys\nsys.settrace(lambda *_: None)\nsys.setswitchinterval(1000)\n",
    b"print('::error ::\\x1b[31m=1+1<script>' * 5000)\n",
    b"import builtins\nbuiltins.isinstance = lambda *_: True\nbuiltins.len = lambda *_: 2\n",
    b"import atexit, os\natexit.register(os._exit, 0)\n",
    b"open('/tmp/kit-forged', 'w').write('forged')\n",
    b"raise KeyboardInterrupt\n",
    (
        b"class Same:\n    __eq__ = lambda *_: True\n    __hash__ = None\n"
        b"    __call__ = __getattr__ = lambda *_, **__: Same()\n"
        b"__getattr__ = lambda name: Same()\n"
    ),
)
ENDLESS = (
    b"while True:\n    try:\n        while True:\n            pass\n    except:\n        pass\n"
)
EVERY = 100
"""Students for each that loops for ever."""


def answers(exercise: Exercise, kind: str) -> list[Path]:
    """Known answers of an exercise: right or wrong."""
    return sorted((ANSWERS / exercise.chapter / exercise.name / kind).glob("*.py"))


def answer(exercise: Exercise, kind: str, draw: random.Random) -> bytes | None:
    """The bytes of one stub, or None where nothing is handed in."""
    if kind == "mixed":
        kind = draw.choice(("right", "other", "wrong", "stub"))
    if kind == "broken":
        return draw.choice((*BROKEN, None))
    if kind == "stub":
        return (ROOT / "exercises" / exercise.path).read_bytes()
    solution = (ROOT / "solutions" / exercise.path).read_bytes()
    if kind == "hostile":
        return behind(draw.choice(HOSTILE), solution)
    known = answers(exercise, {"other": "right", "wrong": "wrong"}.get(kind, "none"))
    return draw.choice(known).read_bytes() if known else solution


def behind(harm: bytes, solution: bytes) -> bytes:
    """A solution that does something else first."""
    return harm + solution.replace(b"from __future__ import annotations\n", b"")


def write_folder(place: Path, files: dict[str, bytes]) -> None:
    """The tree of `exercises`."""
    for path, data in files.items():
        file = place / "exercises" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    place.mkdir(exist_ok=True)


def write_flat(place: Path, files: dict[str, bytes]) -> None:
    """Stubs without folders."""
    place.mkdir()
    for path, data in files.items():
        (place / path.rpartition("/")[2]).write_bytes(data)


def write_zip(place: Path, files: dict[str, bytes]) -> None:
    """A zip of the tree."""
    with zipfile.ZipFile(f"{place}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(f"my work/exercises/{path}", data)


def write_tar(place: Path, files: dict[str, bytes]) -> None:
    """A compressed tar of the chapters."""
    with tarfile.open(f"{place}.tar.gz", "w:gz") as archive:
        for path, data in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


WRITERS = (write_folder, write_zip, write_tar, write_flat)


def chosen(names: Iterable[str]) -> list[Exercise]:
    """The exercises of these chapters, names or keys; all without any."""
    wanted = set(names)
    every = read_course(ROOT / "exercises").exercises
    return [each for each in every if not wanted or {each.chapter, each.name, each.key} & wanted]


def make_class(place: Path, students: int, exercises: list[Exercise], seed: int) -> None:
    """A folder with so many students."""
    draw = random.Random(seed)
    place.mkdir(parents=True)
    for number in range(students):
        name = f"{NAMES[number % len(NAMES)]} {number:03d}"
        kind = KINDS[number % len(KINDS)]
        drawn = {each.path: answer(each, kind, draw) for each in exercises}
        files = {path: data for path, data in drawn.items() if data is not None}
        if number % EVERY == EVERY - 1 and files:
            path = draw.choice(sorted(files))
            files[path] = behind(ENDLESS, files[path])
        WRITERS[number % len(WRITERS)](place / name, files)

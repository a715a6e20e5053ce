"""A class of one student for each attack, and the world around it that must not change."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
COURSE: Final = HERE / "course"
ATTACKS: Final = sorted(HERE.glob("programs/[ac]*er/*.py"))
HONEST: Final = "honest"
STUBS: Final = {"counter": "counter.py", "adder": "adder.py"}
CHAPTER: Final = "01_hostile"
# What a submission brings along although nobody asked for it.
EXTRA: Final = {
    "conftest.py": "raise SystemExit(0)\n",
    "sitecustomize.py": "raise SystemExit(0)\n",
    "json.py": "raise SystemExit(0)\n",
    "threading.py": "raise SystemExit(0)\n",
    "pytest.ini": "[pytest]\naddopts = --collect-only\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--collect-only'\n",
    "evil.pth": "import os; os._exit(0)\n",
}
# Names that steer a shell, a spreadsheet, a page or a terminal; the answers are wrong.
NAMES: Final = (
    "=1+1", "@sum", "-rf", "a b", "Zoë", "<script>", "::error::x", "a\u202eb", "a;b", "x" * 200,
    "$(id)", "%s%n", "a\n::add-mask::a", "a...", "|calc", "\t=1+1", "ana.zip", "`id`", "honest ",
)  # fmt: skip
WRONG: Final = "def total_of(numbers):\n    return 0\n"


@dataclass(frozen=True, slots=True)
class Stage:
    """Folders of one run.

    outside  what no submission may read or change; `token` is in every file of it
    """

    top: Path
    token: str

    @property
    def students(self) -> Path:
        """The class."""
        return self.top / "class"

    @property
    def outside(self) -> Path:
        """Files that are not theirs."""
        return self.top / "outside"

    @property
    def grades(self) -> Path:
        """Where the grades will be."""
        return self.top / "grades"


def name_of(path: Path) -> str:
    """Of the student who hands in the attack: ``adder-fork_bomb``."""
    return f"{path.parent.name}-{path.stem}"


def set_up(top: Path, attacks: list[Path], *, names: bool = False, port: int = 9) -> Stage:
    """Write the class: the honest one, and who hands in an attack."""
    stage = Stage(top, os.urandom(16).hex())
    stage.outside.mkdir(parents=True)
    (stage.outside / "victim").write_text(stage.token, encoding="ascii")
    _hand_in(stage.students / HONEST, *sorted(HERE.glob("programs/honest/*.py")))
    words = {
        b"{OUTSIDE}": str(stage.outside),
        b"{COURSE}": str(COURSE),
        b"{GRADES}": str(stage.grades),
        b"{PORT}": str(port),
    }
    for path in attacks:
        source = path.read_bytes()
        for mark, word in words.items():
            source = source.replace(mark, word.encode())
        folder = stage.students / name_of(path) / CHAPTER
        folder.mkdir(parents=True)
        (folder / STUBS[path.parent.name]).write_bytes(source)
    for name in NAMES if names else ():
        folder = stage.students / name / CHAPTER
        folder.mkdir(parents=True)
        for file, text in {**EXTRA, "adder.py": WRONG}.items():
            (folder / file).write_text(text, encoding="utf-8")
    return stage


def _hand_in(student: Path, *files: Path) -> None:
    (student / CHAPTER).mkdir(parents=True)
    for file in files:
        shutil.copy(file, student / CHAPTER)

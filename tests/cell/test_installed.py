"""A kit that is installed carries the course: no contained cell reads its checks or solutions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kit
from kit.cell.sandbox import view
from kit.cell.sandbox.probe import probe

OFFER = probe()
WHY_NOT = {"landlock": OFFER.why_no_landlock, "namespaces": OFFER.namespaces, "user": OFFER.user}
GRADES = """
import sys, cloudpickle
from kit.cell import Cell, Containment, warm
from kit.cell.sandbox.probe import probe

def reads(module):
    return module.answer()

found = {"namespaces": sys.argv[2] != "landlock", "user": sys.argv[2] == "user"}
cell = Cell(sys.argv[1], containment=Containment(landlock=probe().landlock, **found))
cloudpickle.register_pickle_by_value(sys.modules["__main__"])
print(cell.run("01_stub/answer.py", reads).value)
warm.close()
"""
READS = """
import os
import kit

def answer():
    top = os.path.dirname(kit.__file__)
    found = [os.path.exists(top)]
    for path in (top, os.path.realpath(top)):
        try:
            with open(path + "/_course/solutions/account.py") as file:
                found.append(file.read())
        except OSError as error:
            found.append(type(error).__name__)
    return found
"""


@pytest.fixture
def installed(tmp_path):
    """A folder of packages with the kit in it, as a wheel puts it there."""
    site = tmp_path / "site-packages"
    shutil.copytree(
        Path(kit.__file__).parent, site / "kit", ignore=shutil.ignore_patterns("__pycache__")
    )
    (site / "kit" / "_course" / "solutions").mkdir(parents=True)
    (site / "kit" / "_course" / "solutions" / "account.py").write_text("the solution")
    (site / "other").mkdir()
    return site


@pytest.mark.parametrize("layers", WHY_NOT)
def test_a_cell_cannot_read_the_solutions(layers, installed, tmp_path):
    if WHY_NOT[layers]:
        pytest.skip(WHY_NOT[layers])
    stub = tmp_path / "ana" / "01_stub" / "answer.py"
    stub.parent.mkdir(parents=True)
    stub.write_text(READS)
    script = tmp_path / "grades.py"
    script.write_text(GRADES)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "ana"), layers],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("[True, "), done.stdout + done.stderr
    assert done.stdout.count("Error") == 2, done.stdout
    assert "the solution" not in done.stdout


def test_the_neighbours_of_what_is_hidden_are_shown_by_any_name(installed):
    hidden = installed / "kit" / "_course"
    (installed.parent / "alias").symlink_to(installed)
    for top in (installed, installed.parent / "alias"):
        shown = view.around([str(top)], str(hidden))
        assert f"{top}/other" in shown
        assert f"{top}/kit/cell" in shown
        assert not any("_course" in path or path in (str(top), f"{top}/kit") for path in shown)

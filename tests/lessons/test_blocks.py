"""What a lesson shows below a piece of code is what the code prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHAPTERS = ("03_pool", "09_gil")
BLOCK = re.compile(r"^```python\n((?:(?!```).*\n)*)```\n\n((?:    .*\n)+)", re.MULTILINE)
BLOCKS = [
    pytest.param(code, shown, id=f"{chapter}-{number}")
    for chapter in CHAPTERS
    for number, (code, shown) in enumerate(
        BLOCK.findall((ROOT / "exercises" / chapter / "README.md").read_text(encoding="utf-8"))
    )
]


@pytest.mark.parametrize(("code", "shown"), BLOCKS)
def test_a_piece_of_code_prints_what_is_shown_below(code, shown, tmp_path):
    (tmp_path / "piece.py").write_text(code, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "piece.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "".join(line[4:] + "\n" for line in shown.splitlines())


def test_the_lessons_show_such_pieces():
    assert len(BLOCKS) == 3

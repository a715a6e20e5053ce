"""The examples of docs/library.md run as they stand, and end as it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"<!-- example: (\S+), (\w+) -->\n```python\n(.*?)\n```", re.DOTALL)
EXAMPLES = {name: (end, code) for name, end, code in BLOCK.findall(TEXT)}
COMMANDS = {
    "fails": ["-m", "pytest", "-q", "-p", "kit.pytest_plugin.schedules"],
    "passes": ["-m", "pytest", "-q", "-p", "kit.pytest_plugin.schedules"],
    "runs": [],
}


def test_every_block_of_python_is_an_example():
    assert TEXT.count("```python") == len(EXAMPLES) == 4


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_runs(name, tmp_path, monkeypatch):
    end, code = EXAMPLES[name]
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / name).write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *COMMANDS[end], name],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == (1 if end == "fails" else 0), done.stdout + done.stderr
    if end == "fails":
        assert 'replay(test_no_deposit_is_lost, "' in done.stdout
        assert "self.balance" in done.stdout

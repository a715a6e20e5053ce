"""Options of the kit's own tests."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LONG = tuple(
    HERE / name
    for name in ("answers", "desk", "grader", "page", "pair", "quality", "redteam", "wheel")
)
# What the tests expect to read; the processes that they start inherit it.
os.environ["KIT_LANG"] = "en"
SECONDS = 300  # a guard; in pyproject.toml it would add three lines to what the learner sees


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    """No test of the kit hangs for ever."""
    if HERE in item.path.parents and not item.get_closest_marker("timeout"):
        item.add_marker(pytest.mark.timeout(SECONDS))


def pytest_collection_modifyitems(config, items):
    """KIT_PART=2/3 runs the second third of the long rows, and all other tests.

    The check script spreads them over the versions of Python in this way: each version sees
    all of the explorer, the cell and the plugin, and each long row is checked by one version.
    """
    part = os.environ.get("KIT_PART")
    if not part:
        return
    number, _, of = part.partition("/")
    if not (number.isdigit() and of.isdigit() and 0 < int(number) <= int(of)):
        raise pytest.UsageError(f"KIT_PART must be like 2/3, got {part!r} from the environment")
    kept, long, left = [], [], []
    for item in items:
        if not any(folder in item.path.parents for folder in LONG):
            kept.append(item)
        elif digest(item) % int(of) == int(number) - 1:
            long.append(item)
        else:
            left.append(item)
    config.hook.pytest_deselected(items=left)
    # Mixed: an answer that waits for processes beside one that computes.
    items[:] = sorted(long, key=digest) + kept


def digest(item):
    """A number of the test's own, the same on every machine."""
    return zlib.crc32(item.name.encode())

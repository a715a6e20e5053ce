"""A pytest plugin of the check script: of the long rows of tests, run a part.

KIT_CI_SAMPLE=1/5 keeps the second of every five tests of the folders named below, and all
other tests. Each sampled Python takes another part, and one Python runs them all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LONG_ROWS = [Path("tests/quality"), Path("tests/answers")]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what is not in this part."""
    part, parts = map(int, os.environ["KIT_CI_SAMPLE"].split("/"))
    rows = [config.rootpath / row for row in LONG_ROWS]
    long = [item for item in items if any(row in item.path.parents for row in rows)]
    left_out = {id(item) for number, item in enumerate(long) if number % parts != part}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]

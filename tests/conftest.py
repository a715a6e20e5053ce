"""Options of the kit's own tests."""

from __future__ import annotations

import functools
import os
import sys
import threading
import zlib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# What depends most on the bytecode is run by every version of Python; each other test by one.
EVERYWHERE = (
    HERE / "faithful",
    HERE / "explorer" / "test_same_as_plain.py",
    HERE / "explorer" / "test_outcomes.py",
    HERE / "explorer" / "test_replay.py",
)
LONG = (HERE / "answers", HERE / "quality")
LONGEST = (HERE / "redteam",)
# What the tests expect to read; the processes that they start inherit it.
os.environ["KIT_LANG"] = "en"
# As for whoever has activated the environment: no board says that its commands are not found.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
SECONDS = 300  # a guard; in pyproject.toml it would add three lines to what the learner sees
TO_END = 10  # seconds that a thread gets which has been told to end


@pytest.fixture(autouse=True)
def no_thread_is_left():
    """What one test leaves running, the next one meets."""
    before = set(threading.enumerate())
    yield
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(TO_END)
    assert not any(thread.is_alive() for thread in left), f"left running: {left}"


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    """No test of the kit hangs for ever."""
    if is_in(item.path, (HERE,)) and not item.get_closest_marker("timeout"):
        item.add_marker(pytest.mark.timeout(SECONDS))


def pytest_collection_modifyitems(config, items):
    """KIT_PART=2/3 runs what every version runs, and the second third of all other tests.

    The check script spreads the tests over the versions of Python in this way.
    """
    part = os.environ.get("KIT_PART")
    if not part:
        return
    number, _, of = part.partition("/")
    if not (number.isdigit() and of.isdigit() and 0 < int(number) <= int(of)):
        raise pytest.UsageError(f"KIT_PART must be like 2/3, got {part!r} from the environment")
    first, long, kept, left = [], [], [], []
    for item in items:
        if not (is_in(item.path, EVERYWHERE) or digest(item) % int(of) == int(number) - 1):
            left.append(item)
        elif is_in(item.path, LONGEST):
            first.append(item)
        elif is_in(item.path, LONG):
            long.append(item)
        else:
            kept.append(item)
    config.hook.pytest_deselected(items=left)
    # No worker is left with the longest at the end; an answer that waits for processes stands
    # beside one that computes.
    items[:] = first + sorted(long, key=digest) + kept


@functools.cache
def is_in(path, places):
    """The file lies in one of the folders or is one of the files; asked thousands of times."""
    return any(place in (path, *path.parents) for place in places)


def digest(item):
    """A number of the test's row, the same on every machine: tests of one row stand together."""
    return zlib.crc32((item.name.partition("[")[2] or item.name).encode())

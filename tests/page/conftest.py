"""Sample pages, and one browser for all tests that look at them."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

HERE = Path(__file__).parent
SAMPLES = SimpleNamespace(**runpy.run_path(str(HERE / "samples.py")))
BROWSER = SimpleNamespace(**runpy.run_path(str(HERE / "browser.py")))


@pytest.fixture
def samples():
    return SAMPLES


@pytest.fixture(scope="session")
def browser():
    if BROWSER.path_of_browser() is None:
        pytest.skip(f"no browser is installed (looked for {', '.join(BROWSER.NAMES)})")
    made = BROWSER.Browser()
    yield made
    made.close()

"""The shapes of failures, each a parameter of the fixture `shape`."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

SHAPES = runpy.run_path(str(Path(__file__).with_name("shapes.py")))


@pytest.fixture(params=SHAPES["SHAPES"], ids=lambda shape: shape.name)
def shape(request):
    return request.param


@pytest.fixture
def exploration():
    return SHAPES["EXPLORATION"]


@pytest.fixture
def shapes():
    return {shape.name: shape for shape in SHAPES["SHAPES"]}

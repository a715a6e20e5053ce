"""Explores small programs that a test writes down as text."""

from __future__ import annotations

import textwrap

import pytest

from kit.explorer import explore_file


@pytest.fixture
def explored(tmp_path):
    """explored(text, **options): the exploration of `main` in a file with this text."""

    def explore(text, *, function="main", **options):
        path = tmp_path / "program.py"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        options = {"schedules": 3000, "until_failure": False, **options}
        return explore_file(path, function, **options)

    return explore

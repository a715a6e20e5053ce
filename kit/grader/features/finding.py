"""Finds submissions in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.grader.class_folder import find
from kit.grader.hookspecs import hookimpl
from kit.grader.model import HandIn
from kit.grader.wanted import Wanted


class ClassFolder:
    """A folder with a folder, an archive or a file for each student."""

    @hookimpl(trylast=True)
    def kit_find(self, place: Path, wanted: Wanted) -> Iterator[HandIn] | None:
        """None for anything that is no folder."""
        return find(place, wanted) if place.is_dir() else None

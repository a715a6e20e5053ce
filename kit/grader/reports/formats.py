"""The formats of other systems: a table. A module is imported when its format is asked for.

Each module has ``report(grades, options) -> {file name: bytes}``, a pure function; options are
those of ``-o NAME=VALUE``, and each module says which it knows. To add a format, add a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from kit.grader.gradebook import Gradebook
from kit.grader.hookspecs import hookimpl

FORMATS: Final = {
    "gradescope": "kit.grader.reports.gradescope",
    "exercism": "kit.grader.reports.exercism",
    "classroom50": "kit.grader.reports.classroom50",
    "junit": "kit.grader.reports.junit",
    "canvas": "kit.grader.reports.canvas",
    "moodle": "kit.grader.reports.moodle",
    "github": "kit.grader.reports.github",
    "markdown": "kit.grader.reports.markdown",
    "html": "kit.grader.reports.class_page",
}


class Formats:
    """Answers for every format of the table."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._options = options

    @hookimpl
    def kit_report(self, format: str, grades: Gradebook) -> Mapping[str, bytes] | None:  # noqa: A002
        """None for any other format. SettingError names an option that is wrong."""
        if format not in FORMATS:
            return None
        files: Mapping[str, bytes] = import_module(FORMATS[format]).report(grades, self._options)
        return files

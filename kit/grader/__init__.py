"""Grading a class: find what was handed in, judge it, score it, write it down.

A plugin needs ``hookimpl`` and the values of ``kit.grader.model``; the hooks are documented in
``kit.grader.hookspecs``. Importing this brings neither pytest nor a report.
"""

from __future__ import annotations

from kit.grader.errors import FileError, GraderError, SettingError
from kit.grader.hookspecs import hookimpl

__all__ = ["FileError", "GraderError", "SettingError", "hookimpl"]

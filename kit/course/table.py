"""A table of a TOML file whose every complaint names the file, the key and the value."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any


class CourseError(Exception):
    """The course's own files are wrong: ``path: [where] key = value: what to do``."""


class Table:
    """Takes keys out of a table; `end` refuses what nobody took.

    CourseError, from every method, when the value is missing or of another kind.
    """

    def __init__(self, values: dict[str, Any], path: Path, where: str = "") -> None:
        self._values = dict(values)
        self._path = path
        self._where = where

    def refuse(self, key: str, value: object, wanted: str) -> CourseError:
        """The error for a value that was taken but does not fit."""
        place = f"{self._where} {key}".strip()
        return CourseError(f"{self._path}: {place} must be {wanted}, got {value!r}")

    def _take(self, key: str, wanted: str, default: object = None) -> Any:
        value = self._values.pop(key, default)
        if value is None:
            place = f"{self._where} {key}".strip()
            raise CourseError(f"{self._path}: {place} is missing: it must be {wanted}")
        return value

    def number(self, key: str) -> int:
        """A whole number, 0 or more."""
        wanted = "a whole number, 0 or more"
        value = self._take(key, wanted)
        if type(value) is not int or value < 0:
            raise self.refuse(key, value, wanted)
        return value

    def text(self, key: str) -> str:
        """A text that is not blank."""
        value = self._take(key, "a text")
        if type(value) is not str or not value.strip():
            raise self.refuse(key, value, "a text that is not blank")
        return value

    def word(self, key: str, allowed: Collection[str]) -> str:
        """One of the allowed words."""
        wanted = "one of " + ", ".join(allowed)
        value = self._take(key, wanted)
        if value not in allowed:
            raise self.refuse(key, value, wanted)
        return str(value)

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them blank."""
        wanted = "a list of texts, none of them blank"
        value = self._take(key, wanted, default=[] if optional else None)
        if type(value) is not list or not all(_is_text(each) for each in value):
            raise self.refuse(key, value, wanted)
        return tuple(value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of ``[[key]]``, at least one."""
        wanted = f"at least one [[{key}]]"
        value = self._take(key, wanted)
        if type(value) is not list or not value or not all(type(each) is dict for each in value):
            raise self.refuse(key, value, wanted)
        return tuple(
            Table(each, self._path, f"[[{key}]] {each.get('name', number)!s}:")
            for number, each in enumerate(value, start=1)
        )

    def named(self, key: str, *, optional: bool = False) -> tuple[tuple[str, Table], ...]:
        """The tables of ``[key.name]`` with their names."""
        wanted = f"tables [{key}.NAME]"
        value = self._take(key, wanted, default={} if optional else None)
        if type(value) is not dict or not all(type(each) is dict for each in value.values()):
            raise self.refuse(key, value, wanted)
        return tuple(
            (name, Table(each, self._path, f"[{key}.{name}]")) for name, each in value.items()
        )

    def rows(self) -> tuple[tuple[str, Table], ...]:
        """All that is left in it: tables with their names, ``name = { ... }``."""
        for key, value in self._values.items():
            if type(value) is not dict:
                raise self.refuse(key, value, "a table, { ... }")
        left, self._values = self._values, {}
        return tuple(
            (name, Table(each, self._path, f"{self._where} {name}:")) for name, each in left.items()
        )

    def end(self) -> None:
        """CourseError when a key is left that nobody knows."""
        for key, value in self._values.items():
            place = f"{self._where} {key}".strip()
            raise CourseError(f"{self._path}: {place} = {value!r} is not a key that is known here")


def _is_text(value: object) -> bool:
    return type(value) is str and bool(value.strip())


def read_table(path: Path) -> Table:
    """The table of a TOML file. CourseError when it cannot be read."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from None

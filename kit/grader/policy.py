"""The rules of a class: a TOML file, every key of which may be left out.

```toml
deadline = 2026-03-01T23:59:00Z
time_of_files = false                          # true: a file's own time counts, where none is told
attempts = "best"                              # or "last"
hints = 1                                      # how many a failed check shows
all_or_nothing = ["07_lock/account"]           # no partial credit
bonus = ["12_event_loop/cancel"]               # counts, but not in the maximum
[late]
percent_per_day = 10                           # for each day that has begun
grace_minutes = 15
most_percent = 50
[worth]
"07_lock/account" = 10                         # scaled to so many points
[needs]
"07_lock/once_cache" = ["07_lock/account"]     # else not tried; a check's id works as well
```
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from kit.grader.errors import SettingError, naming

_KEYS: Final = (
    "deadline", "time_of_files", "attempts", "hints", "all_or_nothing", "bonus", "late", "worth",
    "needs",
)  # fmt: skip
_LATE: Final = ("percent_per_day", "grace_minutes", "most_percent")


@dataclass(frozen=True, slots=True)
class Policy:
    """See the module; without a file nothing is late, and the best attempt counts."""

    deadline: datetime | None = None
    time_of_files: bool = False
    percent_per_day: Fraction = Fraction(10)
    grace_minutes: int = 0
    most_percent: Fraction = Fraction(100)
    attempts: str = "best"
    hints: int = 0
    all_or_nothing: frozenset[str] = frozenset()
    bonus: frozenset[str] = frozenset()
    worth: Mapping[str, Fraction] = field(default_factory=dict)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def exercises(self) -> set[str]:
        """All exercises and checks that it names."""
        needed = {each for names in self.needs.values() for each in names}
        return {*self.all_or_nothing, *self.bonus, *self.worth, *self.needs, *needed}


def read_policy(path: Path | None, exercises: Iterable[str]) -> Policy:
    """The rules in a file. SettingError names the key and the value that is wrong."""
    if path is None:
        return Policy()
    with naming(path, "cannot be read"):
        data = path.read_bytes()
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path}: {error}") from None
    policy = _Reader(path, table).policy()
    _refuse_unknown(policy, set(exercises), path)
    return policy


def _refuse_unknown(policy: Policy, known: set[str], path: Path) -> None:
    for name in sorted(policy.exercises):
        if "::" not in name and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise SettingError(f"{path}: there is no exercise {name!r}{hint}")


def time_in(text: object, where: str) -> datetime:
    """A time with a zone; without one it is local. SettingError names the place."""
    try:
        time = text if isinstance(text, datetime) else datetime.fromisoformat(str(text))
    except ValueError:
        raise SettingError(f"{where}: {text!r} is no time, such as 2026-03-01T23:59Z") from None
    return time if time.tzinfo is not None else time.astimezone()


class _Reader:
    """Takes the keys out of the table."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self._path = path
        self._table = table

    def policy(self) -> Policy:
        self._known(self._table, _KEYS, "")
        late = self._dict("late")
        self._known(late, _LATE, "late.")
        deadline = self._table.get("deadline")
        return Policy(
            deadline=None if deadline is None else time_in(deadline, f"{self._path}: deadline"),
            time_of_files=self._flag("time_of_files"),
            percent_per_day=self._number(late.get("percent_per_day", 10), "late.percent_per_day"),
            grace_minutes=int(self._number(late.get("grace_minutes", 0), "late.grace_minutes")),
            most_percent=self._number(late.get("most_percent", 100), "late.most_percent", 100),
            attempts=self._attempts(),
            hints=int(self._number(self._table.get("hints", 0), "hints")),
            all_or_nothing=frozenset(self._names(self._table, "all_or_nothing")),
            bonus=frozenset(self._names(self._table, "bonus")),
            worth={k: self._number(v, f"worth.{k}") for k, v in self._dict("worth").items()},
            needs={k: self._names(self._dict("needs"), k) for k in self._dict("needs")},
        )

    def _known(self, table: dict[str, Any], keys: Iterable[str], prefix: str) -> None:
        for key in table:
            if key not in keys:
                raise SettingError(
                    f"{self._path}: {prefix}{key} is not known; there are {', '.join(keys)}"
                )

    def _dict(self, key: str) -> dict[str, Any]:
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            raise SettingError(f"{self._path}: {key} must be a table, got {value!r}")
        return value

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            raise SettingError(f"{self._path}: {key} must be true or false, got {value!r}")
        return value

    def _attempts(self) -> str:
        value = self._table.get("attempts", "best")
        if value not in ("best", "last"):
            raise SettingError(f"{self._path}: attempts must be best or last, got {value!r}")
        return str(value)

    def _number(self, value: object, key: str, most: int | None = None) -> Fraction:
        good = type(value) in (int, float) and value >= 0  # type: ignore[operator]
        if not good or (most is not None and value > most):  # type: ignore[operator]
            raise SettingError(f"{self._path}: {key} must be a number, 0 or more, got {value!r}")
        return Fraction(str(value))

    def _names(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise SettingError(f"{self._path}: {key} must be a list of texts, got {value!r}")
        return tuple(value)

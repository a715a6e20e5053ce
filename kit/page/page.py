"""What a page is about, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kit.explorer.ending import End
from kit.page.processes import Processes


@dataclass(frozen=True, slots=True)
class Result:
    """One result that the check knows: refused | bad | accepted | serial | unserial.

    Of a program that has no check: found | also | serial | unserial.
    """

    end: End
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """One failing check.

    name      of the exercise or the program
    verdict   one word: ``race``
    checks    what the check checks, in a sentence
    what      what went wrong
    why       which pattern it is, and question: what to think about; "" if nobody knows
    hint      the command for a hint
    replay    the command without its schedule: ``pytest exercises/07_lock --replay account:``
    covered   what was explored, in words
    scenario  the source of the function that the check runs, and call: how it was called
    left      (kind, name) of what the program left behind: processes, files, ...
    printed   what the program printed; stood: where it stood when it was stopped
    report    the same failure as text
    graph     its states, as `kit.explorer.packed` has them; None if it cannot be played
    processes of a real run that had more than one, None if there is nothing to show
    results   that the check knows, the refused one first
    """

    name: str
    verdict: str
    checks: str = ""
    what: str = ""
    why: str = ""
    question: str = ""
    hint: str = ""
    replay: str = ""
    covered: str = ""
    scenario: str = ""
    call: str = ""
    left: tuple[tuple[str, str], ...] = ()
    printed: str = ""
    stood: str = ""
    report: str = ""
    graph: dict[str, Any] | None = None
    processes: Processes | None = None
    results: tuple[Result, ...] = ()

"""Is a graph what the explorer packs? It comes from a process in which a submission ran.

The page's script follows its numbers, so each must lead to something that is there, and what is
before a state must come before it: else somebody's code could make a reader's browser run for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from kit.explorer.packed import STATES

MOST_STATES: Final = 50_000
MOST_THREADS: Final = 2_000
_LETTER: Final = re.compile(r"[A-Z][a-z]*")


def sound(graph: Any) -> bool:
    """Every part is there and leads to what is there."""
    try:
        _check_lists(graph)
        _check_states(graph)
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _need(truth: object) -> None:
    if not truth:
        raise ValueError


def _texts(values: Iterable[Any]) -> None:
    _need(all(type(value) is str for value in values))


def _numbers(values: Any, low: int, high: int) -> None:
    """Whole numbers from low up to high, which is not one of them."""
    _need(type(values) is list)
    _need(all(type(value) is int and low <= value < high for value in values))


def _check_lists(graph: dict[str, Any]) -> None:
    texts = len(graph["texts"])
    _texts(graph["texts"])
    _texts(graph["places"])
    for path, lines in graph["files"]:
        _texts([path, *lines])
    for letter, call in graph["threads"]:
        _texts([letter, call])
        _need(_LETTER.fullmatch(letter))
    _need(len(graph["threads"]) <= MOST_THREADS)
    for stand in graph["stands"]:
        _check_stand(stand, texts, len(graph["files"]))
    for file, line, *rest in graph["events"]:
        _numbers([file], -1, len(graph["files"]))
        _numbers([line], 0, 1 << 31)
        _numbers(rest, 0, texts)
        _need(len(rest) == 3)
    for values in graph["values"]:
        _numbers(values, 0, texts)
        _need(len(values) == len(graph["places"]))
    for kind, value, problem, died in graph["ends"]:
        _numbers([kind, value, problem], 0, texts)
        _numbers(died, 0, texts)
    _numbers(graph["failing"], 0, len(graph["threads"]))
    _need(type(graph["complete"]) is bool)


def _check_stand(stand: list[Any], texts: int, files: int) -> None:
    state, file, line, verb, place, holds, inside, *rest = stand
    _numbers([state], 0, len(STATES))
    _numbers([file], -1, files)
    _numbers([line], 0, 1 << 31)
    for numbers in ([verb, place], holds, inside, rest):
        _numbers(numbers, 0, texts)
    _need(len(inside) % 2 == 0 and len(rest) == 4)


def _check_states(graph: dict[str, Any]) -> None:
    states, threads = graph["states"], len(graph["threads"])
    _need(type(states) is list and 0 < len(states) <= MOST_STATES)
    for number, (parent, stands, values, edges, unseen, end) in enumerate(states):
        _numbers([parent], 0 if number else -1, max(number, 1))
        _numbers(stands[0::2], 0, threads)
        _numbers(stands[1::2], 0, len(graph["stands"]))
        _numbers([values], 0, len(graph["values"]))
        _numbers(edges[0::3], 0, threads)
        _numbers(edges[1::3], 0, len(states))
        for events in edges[2::3]:
            _numbers(events, 0, len(graph["events"]))
        _numbers(unseen, 0, threads)
        _numbers([end], -1, len(graph["ends"]))
        _need(len(edges) % 3 == 0 and len(stands) % 2 == 0)

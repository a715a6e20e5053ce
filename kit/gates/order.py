"""Orders: who is ready first is drawn by the check and not left to chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.gates.gate import Gate

Plan = tuple[tuple[Any, ...], ...]


def in_order(folder: str, order: Sequence[int], *, ended: bool = False) -> list[Plan]:
    """For each item, the first steps of its plan: item order[0] is ready first, and so on.

    ended  an item goes on only when the process of the one before it has ended, not only come
           to the end of its plan. For results that fit into a pipe: with a big one, a caller
           that reads the items in their own order would wait for ever. A wait that nobody
           can end gives up, so a right answer is only slowed down.
    """
    gates = [Gate(folder, f"ready-{item}") for item in range(len(order))]
    before = dict(zip(order[1:], order, strict=False))
    wait = "after" if ended else "wait"
    plans: list[Plan] = []
    for item in range(len(order)):
        first = ((wait, gates[before[item]], 1),) if item in before else ()
        plans.append((*first, ("arrive", gates[item])))
    return plans

"""Which sites do two threads meet at? Learned from the log of a run.

A place in memory is shared when two threads touched it while more than one was alive, and
one of them may have changed it. All sites that touched such a place become visible: from
then on each of their accesses is a step with a choice before it. Whatever is never shared
commutes with everything, so leaving it out loses no outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.explorer.owners import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.site import Site

    Entry = tuple[int, Site | None, Any, Any, bool]  # thread, site, owner, part, it may change it


class _Uses:
    """Who read and who changed one place, and from which sites."""

    __slots__ = ("changers", "readers", "sites")

    def __init__(self) -> None:
        self.readers: set[int] = set()
        self.changers: set[int] = set()
        self.sites: set[Site] = set()

    def add(self, thread: int, site: Site, changes: bool) -> None:  # noqa: FBT001
        (self.changers if changes else self.readers).add(thread)
        self.sites.add(site)


def _meet(one: _Uses, other: _Uses) -> bool:
    """Two threads touch the same memory through these, and one changes it."""
    return any(
        len(writers | users) > 1
        for writers, users in (
            (one.changers, other.changers | other.readers),
            (other.changers, one.readers),
        )
        if writers and users
    )


def newly_shared(log: Sequence[Entry], dim: Sequence[Entry]) -> set[Site]:
    """Sites that are not visible yet and must be.

    dim: of the log, in its order, the entries of such sites
    """
    found: set[Site] = set()
    owners = {_key(owner) for _, _, owner, _, _ in dim}
    if owners and _may_be_new(log, owners):
        for parts in _uses_of(log, owners).values():
            found |= _shared_sites(parts)
    return {site for site in found if not site.visible}


def tells_apart(
    joins: Sequence[tuple[int, Any, int, int]], kin: dict[Any, int], log: Sequence[Entry]
) -> bool:
    """A thread does something when it has seen the end of some threads of a kind and not of all.

    Then they are not alike to it, though they do the same.
    """
    groups: dict[Any, tuple[set[int], list[int]]] = {}
    for thread, kind, joined, place in joins:
        if kin[kind] > 1:
            ended, places = groups.setdefault((thread, kind), (set(), []))
            ended.add(joined)
            places.append(place)
    for (thread, kind), (ended, places) in groups.items():
        end = places[-1] if len(ended) == kin[kind] else len(log)
        if any(_is_step_of(thread, entry) for entry in log[places[0] : end]):
            return True
    return False


def _is_step_of(thread: int, entry: Entry) -> bool:
    return entry[0] == thread and (entry[1] is None or entry[1].visible)


def _key(owner: Any) -> Any:
    return owner if type(owner) is str else id(owner)


def _uses_of(log: Sequence[Entry], owners: set[Any]) -> dict[Any, dict[Any, _Uses]]:
    found: dict[Any, dict[Any, _Uses]] = {key: {} for key in owners}
    for thread, site, owner, part, changes in log:
        parts = found.get(_key(owner))
        if parts is None or site is None:
            continue
        uses = parts.get(part)
        if uses is None:
            uses = parts[part] = _Uses()
        uses.add(thread, site, changes)
    return found


def _may_be_new(log: Sequence[Entry], owners: set[Any]) -> bool:
    """A quick look, as most runs teach nothing: False if no site can be new."""
    found: dict[Any, dict[Any, list[int]]] = {key: {} for key in owners}
    for thread, site, owner, part, changes in log:
        parts = found.get(owner if type(owner) is str else id(owner))
        if parts is None or site is None:
            continue
        uses = parts.get(part)
        if uses is None:
            uses = parts[part] = [0, 0, 0]
        uses[0] |= 1 << thread
        if changes:
            uses[1] = 1
        if not site.visible:
            uses[2] = 1
    return any(_news_in(parts) for parts in found.values())


def _news_in(parts: dict[Any, list[int]]) -> bool:
    """parts: of each (threads as bits, somebody changes it, some site is not visible)."""
    whole = parts.get(ALL, (0, 0, 0))
    for threads, changed, unseen in parts.values():
        every = threads | whole[0]
        if (unseen or whole[2]) and (changed or whole[1]) and every & (every - 1):
            return True
    return False


def _shared_sites(parts: dict[Any, _Uses]) -> set[Site]:
    found: set[Site] = set()
    whole = parts.get(ALL)
    for part, uses in parts.items():
        if _meet(uses, uses):
            found |= uses.sites
        if whole is not None and part != ALL and _meet(whole, uses):
            found |= whole.sites | uses.sites
    return found

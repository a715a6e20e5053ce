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
    from collections.abc import Iterable

    from kit.explorer.site import Site


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


def newly_shared(log: Iterable[tuple[int, Site | None, Any, Any, bool]]) -> set[Site]:
    """Sites that are not visible yet and must be."""
    owners: dict[Any, dict[Any, _Uses]] = {}
    unseen = _met_unseen(log)
    for thread, site, owner, part, changes in log if unseen else ():
        if site is None:
            continue
        key = owner if type(owner) is str else id(owner)
        if key not in unseen:
            continue
        parts = owners.get(key)
        if parts is None:
            parts = owners[key] = {}
        uses = parts.get(part)
        if uses is None:
            uses = parts[part] = _Uses()
        uses.add(thread, site, changes)
    found: set[Site] = set()
    for parts in owners.values():
        found |= _shared_sites(parts)
    return {site for site in found if not site.visible}


def _met_unseen(log: Iterable[tuple[int, Site | None, Any, Any, bool]]) -> set[Any]:
    """Owners that two threads touch and one of them changes, at some site that is not visible."""
    first: dict[Any, int] = {}
    met: set[Any] = set()
    changed: set[Any] = set()
    unseen: set[Any] = set()
    for thread, site, owner, _, changes in log:
        if site is not None:
            key = owner if type(owner) is str else id(owner)
            if first.setdefault(key, thread) != thread:
                met.add(key)
            if changes:
                changed.add(key)
            if not site.visible:
                unseen.add(key)
    return unseen & met & changed


def _shared_sites(parts: dict[Any, _Uses]) -> set[Site]:
    found: set[Site] = set()
    whole = parts.get(ALL)
    for part, uses in parts.items():
        if _meet(uses, uses):
            found |= uses.sites
        if whole is not None and part != ALL and _meet(whole, uses):
            found |= whole.sites | uses.sites
    return found

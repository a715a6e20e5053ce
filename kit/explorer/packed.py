"""A graph as plain lists, small enough for a page: every text and every stand is there once.

- `texts`: strings; the numbers below are places in it, 0 is ""
- `files`: [path, [line, ...]]
- `threads`: [letter, call]
- `places`: names of the shared values
- `stands`: [state, file, line, verb, place, [lock, ...], [name, value, ...], what, holder,
  place that was read, value that was read]; file is -1 outside of the program
- `events`: [file, line, verb, place, value]
- `values`: [value, ...], one for each place
- `ends`: [kind, value, problem, [problem of a thread that died, ...]]
- `states`: [parent, [thread, stand, ...], values, [thread, next state, [event, ...], ...],
  [thread, ...], end]; threads that are not named stand as in the parent, a state before
  this one; of the threads in the last list nobody has seen what their step leads to;
  end is -1 where the program goes on
- `failing`: the schedule, as numbers of threads
- `complete`, `most`: there are no other states; how many there may be in a page
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kit.explorer.moment import DONE, READY, SLEEPS, WAITS
from kit.plain import dump

if TYPE_CHECKING:
    from kit.explorer.ending import End
    from kit.explorer.graph import Graph, Node
    from kit.explorer.moment import Event, Stand

MOST_BYTES = 1_000_000
STATES = (READY, WAITS, SLEEPS, DONE)


class _Once:
    """A list in which each thing stands once."""

    def __init__(self, *first: Any) -> None:
        self.items: list[Any] = list(first)
        self.places = {self._key(each): at for at, each in enumerate(first)}

    @staticmethod
    def _key(item: Any) -> Any:
        return item if isinstance(item, str) else repr(item)

    def place(self, item: Any) -> int:
        key = self._key(item)
        if key not in self.places:
            self.places[key] = len(self.items)
            self.items.append(item)
        return self.places[key]


class _Packer:
    def __init__(self, graph: Graph) -> None:
        self.files = {path: at for at, (path, _) in enumerate(graph.files)}
        self.texts, self.stands, self.events = _Once(""), _Once(), _Once()
        self.values, self.ends = _Once(), _Once()

    def text(self, words: str | None) -> int:
        return self.texts.place((words or "")[:120])

    def stand(self, stand: Stand) -> int:
        t = self.text
        saw = stand.saw or ("", "")
        return self.stands.place(
            [
                STATES.index(stand.state), self.files.get(stand.path, -1), stand.line,
                t(stand.verb), t(stand.place), [t(each) for each in stand.holds],
                [t(each) for pair in stand.inside for each in pair],
                t(stand.what), t(stand.holder), t(saw[0]), t(saw[1]),
            ]
        )  # fmt: skip

    def event(self, event: Event) -> int:
        t, file = self.text, self.files.get(event.path, -1)
        return self.events.place([file, event.line, t(event.verb), t(event.place), t(event.value)])

    def end(self, end: End | None) -> int:
        if end is None:
            return -1
        t = self.text
        return self.ends.place(
            [t(end.kind), t(end.value), t(end.problem), [t(each) for each in end.died]]
        )

    def state(self, at: int, nodes: tuple[Node, ...], kept: int) -> list[Any]:
        node = nodes[at]
        edges: list[Any] = []
        unseen = []
        for thread in node.options:
            events, following = node.edges.get(thread, ((), kept))
            if following < kept:
                told = _arrival(events, nodes[following].stands[thread]) or events
                edges += [thread, following, [self.event(each) for each in told]]
            else:
                unseen.append(thread)
        values = self.values.place([self.text(each) for each in node.values])
        before = nodes[node.parent].stands if at else ()
        stands: list[int] = []
        for thread, stand in enumerate(node.stands):
            if thread >= len(before) or before[thread] != stand:
                stands += [thread, self.stand(stand)]
        return [node.parent, stands, values, edges, unseen, self.end(node.end)]


def _arrival(events: tuple[Event, ...], after: Stand) -> tuple[Event, ...]:
    """A step that only came to something which another thread has: that is what it did.

    () if it did anything else.
    """
    idle = len(events) == 1 and events[0].verb == "goes on" and not events[0].place
    if not idle or after.state != WAITS or not after.what:
        return ()
    return (replace(events[0], verb="waits for", place=after.what, line=after.line),)


def pack(graph: Graph, *, most: int, most_bytes: int = MOST_BYTES) -> dict[str, Any]:
    """The graph as plain data. most: how many states were allowed; most_bytes: of all, about."""
    kept = len(graph.nodes)
    while True:
        packed = _packed(graph, most, kept)
        size = len(dump(packed))
        if size <= most_bytes or kept <= 1:
            return packed
        kept = max(1, min(kept - 1, kept * most_bytes // size))


def _packed(graph: Graph, most: int, kept: int) -> dict[str, Any]:
    packer = _Packer(graph)
    states = [packer.state(at, graph.nodes, kept) for at in range(kept)]
    threads = [[letter, call[:80]] for letter, call in graph.threads]
    return {
        "texts": packer.texts.items, "files": [[path, list(lines)] for path, lines in graph.files],
        "threads": threads, "places": [place[:120] for place in graph.places],
        "stands": packer.stands.items, "events": packer.events.items,
        "values": packer.values.items, "ends": packer.ends.items, "states": states,
        "failing": list(graph.failing[:20_000]), "most": most,
        "complete": graph.complete and kept == len(graph.nodes),
    }  # fmt: skip

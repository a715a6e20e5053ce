"""Many waits in one thread: fetch all items, a few at a time.

fetch is a coroutine function; `await fetch(item)` gives the result for one item.
A1 At most `limit` fetches are at work at once, and really so many while there are enough
   items: when one is done, the next one begins.
A2 The results come in the order of the items, whichever is done first.
A3 The first exception of a fetch reaches the caller, as it is. No task of the call still
   runs then: whoever is not awaited any more is cancelled, and has come to its end.
A4 The call never blocks the loop: other tasks get their turns meanwhile.
A5 To cancel the call cancels its fetches. Nothing is left over, as in A3.
"""

from collections.abc import Awaitable, Callable


async def fetch_all(
    fetch: Callable[[object], Awaitable[object]], items: list[object], limit: int
) -> list[object]:
    raise NotImplementedError("TODO: fetch all, limit at once")  # TODO A1 to A5

"""Many waits in one thread: fetch all items, a few at a time."""

import asyncio
from collections.abc import Awaitable, Callable


async def fetch_all(
    fetch: Callable[[object], Awaitable[object]], items: list[object], limit: int
) -> list[object]:
    places = asyncio.Semaphore(limit)  # made in the call: each call has its own limit

    async def fetch_one(item: object) -> object:
        async with places:  # at most limit are in here; the next one comes in when one leaves
            return await fetch(item)

    tasks = [asyncio.create_task(fetch_one(item)) for item in items]
    try:
        # In the order of the tasks; raises the first exception at once. It does not stop the
        # others then: that is ours to do.
        return await asyncio.gather(*tasks)
    finally:
        # Also when we are cancelled. A cancelled task is not at its end yet: it has to run
        # once more, to clean up, so wait for all of them. Their exceptions come as results.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

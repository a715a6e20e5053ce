"""One producer, several consumers, and an asyncio.Queue between them.

pump takes every item out of source (an async generator: `async for item in source`) and
puts it into a queue with `capacity` places. So many consumers take them out and
`await handle(item)`. It returns how many were handled, when all are.
B1 Each item is handled once. Any object is an item, None too. The source may be slow.
B2 At most `consumers` handle at once, and really so many while there are enough items.
B3 The producer waits when the queue is full: of the items that it has taken out of source,
   at most capacity + 1 are not yet in a consumer's hands.
B4 An exception of source or handle ends the call at once and reaches the caller, as it is.
B5 The call can be cancelled at any time. When it ends, however it ends, none of its tasks
   still runs: each was cancelled, and has come to its end.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable


async def pump(
    source: AsyncGenerator[object, None],
    handle: Callable[[object], Awaitable[None]],
    consumers: int,
    capacity: int,
) -> int:
    raise NotImplementedError("TODO: a queue, a producer, consumers")  # TODO B1 to B5

# verdict: wrong
# check: test_an_exception_comes_out
# return_exceptions hides what went wrong.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    return await asyncio.gather(*(one(item) for item in items), return_exceptions=True)

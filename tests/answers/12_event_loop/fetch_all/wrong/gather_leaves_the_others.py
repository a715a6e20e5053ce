# verdict: wrong
# check: test_an_exception_comes_out
# gather raises the first exception; the other tasks go on.
import asyncio


async def fetch_all(fetch, items, limit):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fetch(item)

    return await asyncio.gather(*(one(item) for item in items))

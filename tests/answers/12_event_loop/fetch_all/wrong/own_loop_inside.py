# verdict: wrong
# check: test_so_many_at_once
# asyncio.run inside of a running loop.
import asyncio


async def fetch_all(fetch, items, limit):
    return [asyncio.run(fetch(item)) for item in items]

# verdict: wrong|hung
# check: test_so_many_at_once
# Another loop in a thread, and the first one stands still until it is done.
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def fetch_all(fetch, items, limit):
    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(lambda item: asyncio.run(fetch(item)), items))

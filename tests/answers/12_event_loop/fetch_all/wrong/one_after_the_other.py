# verdict: wrong
# check: test_so_many_at_once
# Awaits each fetch before the next one begins.


async def fetch_all(fetch, items, limit):
    return [await fetch(item) for item in items]

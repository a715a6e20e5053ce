# verdict: wrong
# check: test_any_items
# fetch(item) alone makes a coroutine; nothing is fetched.


async def fetch_all(fetch, items, limit):
    return [fetch(item) for item in items]

# verdict: wrong
# check: test_all_are_handled
# Whatever was asked for: one after the other.


async def pump(source, handle, consumers, capacity):
    count = 0
    async for item in source:
        await handle(item)
        count += 1
    return count

"""Collect the size of several pages, taking the answers as they come in."""

import asyncio

PAGES = {"/": 120, "/about": 45, "/jobs": 300}


async def size_of(page, delay):
    await asyncio.sleep(delay)
    return page, PAGES[page]


async def run():
    sizes = {}
    calls = [size_of(page, 0.015 * n) for n, page in enumerate(PAGES)]
    # Safe: every answer carries its own page, so the completion order does not matter.
    for answer in asyncio.as_completed(calls):
        page, size = await answer
        sizes[page] = size
    assert sizes == PAGES, sizes


def main():
    asyncio.run(run())

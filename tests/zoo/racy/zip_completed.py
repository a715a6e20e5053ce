"""Collect the size of several pages, taking the answers as they come in.

As_completed yields in completion order, so when a later page finishes first its size is filed
under another page's name (0 preemptions).
"""

import asyncio

FEWEST_PREEMPTIONS = 0

PAGES = {"/": 120, "/about": 45, "/jobs": 300}


async def size_of(page, delay):
    await asyncio.sleep(delay)
    return PAGES[page]


async def run():
    sizes = {}
    calls = [size_of(page, 0.015 * n) for n, page in enumerate(PAGES)]
    for page, answer in zip(PAGES, asyncio.as_completed(calls)):
        sizes[page] = await answer
    assert sizes == PAGES, sizes


def main():
    asyncio.run(run())

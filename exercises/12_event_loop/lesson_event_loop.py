"""The lesson's program: three waits of a second, one after the other and all at once."""

import asyncio
import time


async def fetch(name):
    print("ask for", name)
    await asyncio.sleep(1)  # in place of a slow server
    print("got", name)
    return name.upper()


async def main():
    began = time.monotonic()
    print([await fetch(name) for name in ("a", "b", "c")])
    print(f"{time.monotonic() - began:.0f} seconds")
    print(await asyncio.gather(fetch("a"), fetch("b"), fetch("c")))
    print(f"{time.monotonic() - began:.0f} seconds in all")


if __name__ == "__main__":
    asyncio.run(main())

"""A cache for many threads: each value is made once, however many threads ask for it.

get(key, make) returns the value of key. If there is none yet, make() makes it, and all
who ask for that key meanwhile wait and get the very same object. Other keys do not wait:
make may be slow, and may itself ask the cache for another key. If make raises, get raises
the same, nothing is kept, and the next get(key, ...) tries again.
"""

from collections.abc import Callable, Hashable


class OnceCache:
    def __init__(self) -> None:
        raise NotImplementedError("TODO: what is made, and who is at work")  # TODO

    def get(self, key: Hashable, make: Callable[[], object]) -> object:
        raise NotImplementedError("TODO: make once, then remember")  # TODO

"""A buffer between threads that put and threads that get; never more than capacity items.

put(item) waits while capacity items are inside. get() waits while there is none, and gives
the items in the order in which they were put. Any object is an item, None too.
close(): from now on put raises Closed and puts nothing. get still gives what is inside, and
raises Closed when there is nothing. Those who wait are no exception: who waits in put
or in get when the buffer is closed gets Closed too. To close once more changes nothing.
"""


class Closed(Exception):
    """put after close, or get after close when there is nothing left."""


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        raise NotImplementedError("TODO: the items, and what to wait for")  # TODO

    def put(self, item: object) -> None:
        raise NotImplementedError("TODO: wait for room")  # TODO

    def get(self) -> object:
        raise NotImplementedError("TODO: wait for an item")  # TODO

    def close(self) -> None:
        raise NotImplementedError("TODO: nobody waits any more")  # TODO

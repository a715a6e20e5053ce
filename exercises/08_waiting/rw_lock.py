"""A lock for readers and writers: many may read at the same time, who writes is alone.

acquire_read() waits while a writer is inside; readers never wait for readers alone.
acquire_write() waits until nobody is inside. Each is given back by the same thread.
No writer starves: while a writer waits for the readers inside to leave, a reader who comes
new waits until that writer has been inside. Nobody waits when there is no reason to.
"""


class RWLock:
    def __init__(self) -> None:
        raise NotImplementedError("TODO: who is inside, who waits")  # TODO

    def acquire_read(self) -> None:
        raise NotImplementedError("TODO: wait for the writers; come in")  # TODO

    def release_read(self) -> None:
        raise NotImplementedError("TODO: leave; who may come in now?")  # TODO

    def acquire_write(self) -> None:
        raise NotImplementedError("TODO: wait until nobody is inside")  # TODO

    def release_write(self) -> None:
        raise NotImplementedError("TODO: leave; who may come in now?")  # TODO

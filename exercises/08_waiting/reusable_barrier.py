"""A barrier for n threads: whoever calls wait() waits until all n have called it.

Then all n go on, and the barrier is ready for the next round at once: any number of rounds.
The k-th wait() of a thread comes back only when every thread has called its k-th wait();
nobody of round k is left behind because somebody fast is in round k + 1 already.
"""


class Barrier:
    def __init__(self, n: int) -> None:
        raise NotImplementedError("TODO: how many are here, and which round it is")  # TODO

    def wait(self) -> None:
        raise NotImplementedError("TODO: wait for the others; the last one wakes them")  # TODO

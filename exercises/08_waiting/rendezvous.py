"""Two threads meet: neither goes on before the other one has come.

One thread calls left(), another one right(), each as often as it likes. The k-th left()
comes back only when the k-th right() was called, and the k-th right() only when the k-th
left() was called. When both have come, both go on. Two Rendezvous do not know each other.
"""


class Rendezvous:
    def __init__(self) -> None:
        raise NotImplementedError("TODO: what the two wait for")  # TODO

    def left(self) -> None:
        raise NotImplementedError("TODO: say that left is here; wait for right")  # TODO

    def right(self) -> None:
        raise NotImplementedError("TODO: say that right is here; wait for left")  # TODO

"""Break it: make the two threads of transfer_by_balance.py wait for each other for ever.

A runs thread_a(), B runs thread_b(). The steps of one transfer are: read dst.balance,
read src.balance, take the first lock, take the second lock, then for each of the last
two lines read and write: 8 steps. (Giving a lock back is no step of its own.)
A schedule says who takes each step, with or without counts: "AAAB" is "A3B". When it
is used up, the thread that ran last goes on.

Par, the fewest switches from one thread to the other: 2.
"""


def schedule() -> str:
    """Return a schedule after which nobody can go on."""
    raise NotImplementedError("TODO: a schedule that deadlocks")  # TODO: letters A and B

"""Break it: be the scheduler of balance_program.py (beside this file).

Thread A runs change_it(5), thread B runs change_it(8); each takes 4 steps:
read balance, write the sum, read balance, write the difference.
A schedule says who takes each of the 8 steps: "AAAABBBB" lets A finish first (it ends at 0).

Par, the fewest switches from one thread to the other: 3 for -8, and 5 for 3.
"""


def ends_at_minus_8():
    """Return a schedule after which balance is -8."""
    # TODO: return a string of four A and four B
    raise NotImplementedError("TODO: ends_at_minus_8")


def ends_at_3():
    """Return a schedule after which balance is 3."""
    # TODO: return a string of four A and four B
    raise NotImplementedError("TODO: ends_at_3")

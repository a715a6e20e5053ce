"""sum_over: add up fn(i) for a range of numbers, on several cores.

G1  fn runs in `workers` processes other than the caller's: all of them at the same time when there
    are numbers enough (hi - lo >= workers), and no more than that.
G2  fn is called exactly once for each i in range(lo, hi), and the sum is exact: whole numbers of
    any size, fractions too. hi <= lo gives 0; fewer numbers than workers are fine.
G3  If fn raises, the exception reaches the caller, with its own type (one of them, if several).
G4  Nothing is left over on return or raise.
It works under every start method. Then run speed_up.py, which measures it.
"""


def sum_over(fn, lo, hi, workers):
    """Return fn(lo) + fn(lo + 1) + ... + fn(hi - 1), computed by `workers` processes."""
    # TODO: how do you deal out the numbers, so that every worker has something to do?
    raise NotImplementedError("TODO: sum_over")

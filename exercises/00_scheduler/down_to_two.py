"""Puzzle 7, the hard one. The program is beside this file: down_to_two_program.py.

    for _ in range(3):
        total = total + 1       two steps: read total, write the sum

A and B do this at the same time, so each takes 6 steps. One after the other they reach 6.
Wanted: the total is 2 at the end.
"""


def schedule():
    """Return a schedule: the total is 2."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

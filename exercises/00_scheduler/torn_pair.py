"""Puzzle 6, a torn pair. The program is beside this file: torn_pair_program.py.

    A:  left = left - 10        read, write        B:  counted = left + right
        right = right + 10      read, write            read left, read right

Ten coins move from one pocket to the other. Wanted: B counts 20.
"""


def schedule():
    """Return a schedule: 20 coins are counted."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

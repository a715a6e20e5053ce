"""Puzzle 3, two locks in two orders. The program is beside this file: two_locks_program.py.

    A:  take red, take blue, work          B:  take blue, take red, work

Taking a lock is a step; who cannot get it waits until it is given back.
Giving it back is no step of its own. Wanted: a deadlock, in which nobody can go on.
"""


def schedule():
    """Return a schedule: they wait for each other for ever."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

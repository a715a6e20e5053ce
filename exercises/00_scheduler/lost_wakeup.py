"""Puzzle 4, a lost wake-up. The program is beside this file: lost_wakeup_program.py.

    A:  if not ready:   a step          B:  ready = True     a step
            with bell:  a step              with bell:       a step
                bell.wait()                     bell.notify()

A bell is not remembered: it wakes who sleeps now. Wanted: A sleeps for ever.
"""


def schedule():
    """Return a schedule: A sleeps for ever."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

"""Puzzle 5, checked twice. The program is beside this file: double_check_program.py.

    if not loaded:                  step 1
        with lock:                  step 2
            if not loaded:          step 3
                loaded = True       step 4
                settings = {...}    step 5
    return settings                 the last step

Wanted: somebody gets None for its settings, though loaded is True.
"""


def schedule():
    """Return a schedule: one of the two gets None."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

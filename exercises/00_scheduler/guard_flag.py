"""Puzzle 2, a guard flag. The program is beside this file: guard_flag_program.py.

    if not taken:              a step: read taken
        taken = True           a step: write taken
        seated.append(name)    a step

Wanted: both A and B sit on the one seat. Return a schedule such as "AAAB".
"""


def schedule():
    """Return a schedule: both A and B sit."""
    # TODO: return a text of A and B
    raise NotImplementedError("TODO: a schedule")

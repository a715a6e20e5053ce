"""Puzzle 1, two counters. This one is solved, so that you see how it goes.

The program is beside this file: two_counters_program.py. A and B both run

    count = count + 1          two steps: read count, write the sum

A schedule says who takes each step. "AABB": A reads 0, A writes 1, B reads 1, B writes 2.
Wanted: both have added one, and count is 1.
"""


def schedule():
    """Return a schedule after which count is 1."""
    # A      reads 0 (and holds it)
    # B B    reads 0, writes 1
    # A      writes 0 + 1: B's work is lost
    return "ABBA"  # 2 switches

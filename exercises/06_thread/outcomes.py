"""Predict: which values can the balance program end at?

The program is beside this file: balance_program.py. Two threads share `balance`, 0 at first:

    A: change_it(5)        B: change_it(8)

    balance = balance + n       two steps: read balance, write the sum
    balance = balance - n       two steps: read balance, write the difference

Each thread takes its 4 steps in order; between any two of them the other may come in.
"""


def outcomes():
    """Return the set of all values that balance can have once both threads have ended."""
    # TODO: return {...}  (paper and pencil help; so does a small program)
    raise NotImplementedError("TODO: outcomes")

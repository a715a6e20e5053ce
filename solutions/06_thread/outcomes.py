"""All the values at which the balance program can end, found by playing every schedule."""

from itertools import combinations


def final_balance(schedule):
    """Play one schedule, such as "AAABBABB", step by step."""
    amount = {"A": 5, "B": 8}
    steps = {"A": 0, "B": 0}
    seen = {}
    balance = 0
    for thread in schedule:
        steps[thread] += 1
        if steps[thread] in (1, 3):  # a read: remember the value, it may get old
            seen[thread] = balance
        elif steps[thread] == 2:
            balance = seen[thread] + amount[thread]
        else:
            balance = seen[thread] - amount[thread]
    return balance


def outcomes():
    """Return the set of all values that balance can have once both threads have ended."""
    # A schedule is a choice of the 4 places, out of 8, at which A takes its steps: 70 of them.
    places = combinations(range(8), 4)
    return {final_balance(["A" if i in a else "B" for i in range(8)]) for a in places}


# The same by thinking:
#    0      one after the other, or each lost update loses both halves
#    8, 5   a -8 (or a -5) is lost: the other thread wrote over it
#   -8, -5  a +8 (or a +5) is lost, but what was taken away again stays taken away
#    3, -3  each thread builds on a value of the other: 8 - 5, and 5 - 8

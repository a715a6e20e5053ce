"""Every order of the eight letters, as a set of strings."""
from itertools import permutations


def final(order):
    balance, seen, count = 0, {}, {"A": 0, "B": 0}
    sign = {"A": 5, "B": 8}
    for who in order:
        kind = count[who] % 2
        if kind == 0:
            seen[who] = balance
        elif count[who] == 1:
            balance = seen[who] + sign[who]
        else:
            balance = seen[who] - sign[who]
        count[who] += 1
    return balance


def outcomes():
    return {final(order) for order in set(permutations("AAAABBBB"))}

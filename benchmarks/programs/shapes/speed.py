"""How fast: five rounds each, and nothing is ever wrong."""

from frame import State, both


def rounds(s):
    for _ in range(5):
        s.value = s.value + 1


SPEED = {"rounds": (lambda: State(value=0), both(rounds), lambda s: s.value > 0)}

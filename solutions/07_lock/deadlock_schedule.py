"""The schedule after which nobody can go on."""


def schedule() -> str:
    # A2:  A sees x = 20 < y = 22: it will take x first, whatever happens from now on.
    # B8:  B's first transfer, from start to end: now x = 25 and y = 17.
    # B3:  B sees that y is the poorer one, and takes y.
    # A:   A takes x, by its old answer. Now A waits for y, and B waits for x.
    return "A2B11A"

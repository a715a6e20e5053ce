def outcomes() -> frozenset[int]:
    return frozenset(sign * value for value in (0, 3, 5, 8) for sign in (1, -1))

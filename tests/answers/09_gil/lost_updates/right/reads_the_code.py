"""Looks at the source text: is there a call between?"""

SNIPPETS = {
    "plus_one": ["read", "write"],
    "plus_int": ["read", "call", "write"],
    "attribute": ["read", "write"],
    "append": ["call"],
    "locked": ["lock", "read", "write", "unlock"],
    "locked_twice": ["lock", "read", "unlock", "lock", "write", "unlock"],
    "first_time": ["read", "write", "read", "write"],
    "get_then_set": ["read", "call", "write"],
}


def split(steps, gil):
    """Somebody may come in between a read and the next write."""
    if "read" not in steps:
        return False
    between = steps[steps.index("read") + 1 :]
    between = between[: len(between) - between[::-1].index("write") - 1]
    locked = steps[0] == "lock" and "unlock" not in between
    return not locked and (not gil or "call" in between or "unlock" in between)


def with_the_gil():
    return {name for name, steps in SNIPPETS.items() if split(steps, True)}


def by_the_language():
    return {name for name, steps in SNIPPETS.items() if split(steps, False)}


def free_threaded():
    return by_the_language()

"""All but the safe ones."""

EIGHT = {"plus_one", "plus_int", "attribute", "append", "locked", "locked_twice", "first_time", "get_then_set"}
SAFE = {"append", "locked"}
NO_CALL = {"plus_one", "attribute", "first_time"}


def with_the_gil():
    return frozenset(EIGHT - SAFE - NO_CALL)


def by_the_language():
    return EIGHT - SAFE


def free_threaded():
    return EIGHT - SAFE

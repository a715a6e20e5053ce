# verdict: wrong
# check: test_with_the_gil
"""Each half is locked, so it must be safe."""

def with_the_gil():
    return {"plus_int", "get_then_set"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}

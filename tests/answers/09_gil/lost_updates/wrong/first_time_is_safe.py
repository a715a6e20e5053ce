# verdict: wrong
# check: test_by_the_language
"""Tested before it is set, and therefore safe."""

def with_the_gil():
    return {"plus_int", "locked_twice", "get_then_set"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "get_then_set"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}

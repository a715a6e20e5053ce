# verdict: wrong
# check: test_with_the_gil
"""A get and a set of a dict are two steps."""

def with_the_gil():
    return {"plus_int", "locked_twice"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}

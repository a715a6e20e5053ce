# verdict: wrong
# check: test_with_the_gil
"""There is no such snippet."""

def with_the_gil():
    return {"plus_two"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}

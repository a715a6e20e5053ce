# verdict: wrong
# check: test_with_the_gil
"""All the same with the GIL: true for the language, not for this CPython."""

def with_the_gil():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set"}

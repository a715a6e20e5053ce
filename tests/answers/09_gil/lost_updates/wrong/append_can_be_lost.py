# verdict: wrong
# check: test_by_the_language
"""A list is no shared counter: append is one step."""

def with_the_gil():
    return {"plus_int", "locked_twice", "get_then_set"}


def by_the_language():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set", "append"}


def free_threaded():
    return {"plus_one", "plus_int", "attribute", "locked_twice", "first_time", "get_then_set", "append"}

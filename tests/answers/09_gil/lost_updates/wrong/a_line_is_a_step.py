# verdict: wrong
# check: test_by_the_language
"""One line is taken for one step."""

def with_the_gil():
    return {"plus_int", "locked_twice", "get_then_set"}


def by_the_language():
    return {"plus_int", "locked_twice", "get_then_set"}


def free_threaded():
    return {"plus_int", "locked_twice", "get_then_set"}

# verdict: wrong
# check: test_it_deadlocks
# Each thread runs to its end.


def schedule():
    return "A8B16"

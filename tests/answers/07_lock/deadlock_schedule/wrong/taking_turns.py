# verdict: wrong
# check: test_it_deadlocks
# The threads take turns at each step.


def schedule():
    return "AB" * 12

# verdict: wrong
# check: test_it_deadlocks
# There is no thread C.


def schedule():
    return "AACB"

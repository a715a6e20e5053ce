# verdict: wrong
# check: test_it_deadlocks
# No letters at all.


def schedule():
    return ""

# verdict: wrong
# check: test_it_deadlocks
# B has not taken its lock yet.


def schedule():
    return "A2B10A2"

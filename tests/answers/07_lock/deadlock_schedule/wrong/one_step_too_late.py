# verdict: wrong
# check: test_it_deadlocks
# B has taken both locks already.


def schedule():
    return "A2B12A"

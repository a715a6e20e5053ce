# verdict: wrong
# check: test_it_deadlocks
# A looks when the order has changed already.


def schedule():
    return "B8A2B3A"

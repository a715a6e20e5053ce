# verdict: wrong
# check: test_it_deadlocks
# A has read one of the two balances only.


def schedule():
    return "AB11A2"

# verdict: wrong
# check: test_it_deadlocks
# A list of letters.


def schedule():
    return ["A", "A", "B"]

# verdict: wrong
# check: test_it_deadlocks
# Right for locks in the order of the arguments: here both want x first.


def schedule():
    return "A3B3A"

# verdict: wrong
# check: test_it_deadlocks
# The threads are called A and B.


def schedule():
    return "aabbbbbbbbbbba"

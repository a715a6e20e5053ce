# verdict: wrong
# check: test_it_is_at_par


def schedule():
    return "ABAB"

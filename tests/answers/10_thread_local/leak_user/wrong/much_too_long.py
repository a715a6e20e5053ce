# verdict: wrong
# check: test_no_shorter_list_leaks
"""It leaks in the end."""


def leaking_requests():
    return [("ann", "broken")] * 4 + [(None, "home")] * 2

# verdict: wrong
# check: test_no_shorter_list_leaks
"""It leaks, but one request less is enough."""


def leaking_requests():
    return [("bob", "home"), ("ann", "broken"), (None, "home"), (None, "home")]

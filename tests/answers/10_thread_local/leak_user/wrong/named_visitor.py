# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""A request with a user of its own overwrites the old one."""


def leaking_requests():
    return [("ann", "broken"), ("bob", "home"), ("bob", "home")]

# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""A request is a pair."""


def leaking_requests():
    return ["ann", None, None]

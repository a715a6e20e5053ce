# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""The user is forgotten at the end of each good page."""


def leaking_requests():
    return [("ann", "home"), (None, "home"), (None, "home")]

# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""The visitor without login is None, not a text."""


def leaking_requests():
    return [("ann", "broken"), ("", "home"), ("", "home")]

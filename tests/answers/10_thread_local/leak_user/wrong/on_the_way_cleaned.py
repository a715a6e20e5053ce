# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""The thread is cleaned by the request between."""


def leaking_requests():
    return [("ann", "broken"), (None, "home"), ("bob", "home"), (None, "home"), (None, "home")]

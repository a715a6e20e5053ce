# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""The second request goes to the other thread."""


def leaking_requests():
    return [("ann", "broken"), (None, "home")]

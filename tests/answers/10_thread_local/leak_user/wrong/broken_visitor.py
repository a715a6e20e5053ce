# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""A broken page is shown to nobody."""


def leaking_requests():
    return [("ann", "broken"), (None, "home"), (None, "broken")]

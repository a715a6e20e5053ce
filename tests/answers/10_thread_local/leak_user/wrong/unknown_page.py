# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""There is no such page."""


def leaking_requests():
    return [("ann", "crash"), (None, "home"), (None, "home")]

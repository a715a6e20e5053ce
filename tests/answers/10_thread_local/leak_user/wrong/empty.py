# verdict: wrong
# check: test_a_page_is_shown_to_the_wrong_user
"""No request, no leak."""


def leaking_requests():
    return []

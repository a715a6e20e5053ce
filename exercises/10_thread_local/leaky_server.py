"""The server of the exercise `leak_user`. Read it; leave it as it is."""

import threading
from concurrent.futures import ThreadPoolExecutor

here = threading.local()


def show_page(user, page):
    """Answer one request; `user` is None for a visitor who has not logged in."""
    if user is not None:
        here.user = user
    if page == "broken":
        raise ValueError("this page is broken")
    shown_to = getattr(here, "user", None)
    here.user = None
    return shown_to


def serve(requests):
    """For each request (user, page): the user whose page was shown, or "error".

    Two pooled threads take turns: one serves the 1st, 3rd, 5th ... request, the other
    the 2nd, 4th, 6th ...; each request is over before the next one comes.
    """
    shown = []
    with ThreadPoolExecutor(1) as odd, ThreadPoolExecutor(1) as even:
        for number, (user, page) in enumerate(requests):
            thread = (odd, even)[number % 2]
            try:
                shown.append(thread.submit(show_page, user, page).result())
            except ValueError:
                shown.append("error")
    return shown

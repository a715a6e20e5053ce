"""leak_user: the learner's requests are served by leaky_server.py, exactly as they stand."""

import functools
from itertools import product
from pathlib import Path

from kit import points
from kit.cell import Cell

USERS = ("ann", "bob", None)
PAGES = ("home", "broken")


def served(leaky_server, *lists):
    return [leaky_server.serve(requests) for requests in lists]


def serve(*lists):
    """What the leaky server shows for each of the lists of requests."""
    cell = Cell(Path(__file__).parents[1])
    return cell.run("10_thread_local/leaky_server.py", served, *lists).value


def leaks(requests, shown):
    pairs = zip(requests, shown, strict=True)
    return any(user != to for (user, page), to in pairs if page == "home")


@functools.cache
def fewest():
    """The length of the shortest list that leaks, found by serving all the shorter ones."""
    every_request = list(product(USERS[1:], PAGES))
    for length in range(1, 5):
        lists = [list(requests) for requests in product(every_request, repeat=length)]
        if any(map(leaks, lists, serve(*lists))):
            return length
    raise AssertionError("leaky_server.py does not leak")


def requests_of(submission):
    requests = submission.run(lambda answer: answer.leaking_requests()).value
    assert isinstance(requests, list), (
        f"leaking_requests() returned {requests!r}; expected a list of pairs (user, page)"
    )
    for each in requests:
        assert isinstance(each, tuple | list), f"{each!r} is no pair (user, page)"
        assert len(each) == 2, f"{each!r} is no pair (user, page)"
        assert each[0] in USERS, f"the user of {each!r} is not 'ann', 'bob' or None"
        assert each[1] in PAGES, f"the page of {each!r} is neither 'home' nor 'broken'"
    assert len(requests) <= 20, f"{len(requests)} requests; far fewer are enough"
    return [tuple(each) for each in requests]


@points(1)
def test_a_page_is_shown_to_the_wrong_user(submission):
    """Served one after the other, your requests make one page appear for the wrong user."""
    requests = requests_of(submission)
    [shown] = serve(requests)
    assert leaks(requests, shown), (
        f"serve({requests}) showed {shown}: each page went to its own user, so nothing leaked"
    )


@points(1)
def test_no_shorter_list_leaks(submission):
    """No shorter list of requests leaks."""
    requests = requests_of(submission)
    [shown] = serve(requests)
    assert leaks(requests, shown), f"serve({requests}) showed {shown}: nothing leaked"
    assert len(requests) == fewest(), (
        f"your {len(requests)} requests leak, but {fewest()} are enough"
    )

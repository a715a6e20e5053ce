"""Pairs may be lists."""


def leaking_requests():
    return [["ann", "broken"], ["ann", "broken"], [None, "home"]]

"""Predict: which of the eight snippets can lose an update?

They are beside this file: snippets.py. Two threads run the same snippet once each; "can lose" is
to say that some order of their steps ends with a total of 1. Three times the question:

(a) with_the_gil     on CPython with its GIL, as you have it here (3.10 or newer)
(b) by_the_language  by what the language promises: of one thread's statement anything may come
                     between a read and a write; an operation of a built-in type, a lock's too,
                     is one step
(c) free_threaded    on CPython without the GIL, where threads really run at the same time; its
                     built-in types look after themselves
"""


def with_the_gil():
    """Return the set of the names of the snippets that can lose an update: {"plus_one", ...}."""
    # TODO: where does CPython look whether another thread wants to run?
    raise NotImplementedError("TODO: with_the_gil")


def by_the_language():
    """The same, for what you can rely on."""
    # TODO: count the reads and writes of shared values that are not under one lock
    raise NotImplementedError("TODO: by_the_language")


def free_threaded():
    """The same, for a build without the GIL."""
    # TODO
    raise NotImplementedError("TODO: free_threaded")

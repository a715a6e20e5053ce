"""The one shape that every tool takes: a state, workers, what must hold at the end."""

import threading


class State:
    def __init__(self, **names):
        self.__dict__.update(names)


def both(function, count=2):
    return [function] * count


def nothing(s):
    pass


def program(state, workers, invariant):
    """The three in one: a program without arguments."""

    def run():
        made = state()
        threads = [threading.Thread(target=work, args=(made,)) for work in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert invariant(made)

    return run

"""`map` returns the scores, and main finds the best."""

from concurrent.futures import ThreadPoolExecutor


def play(name, score):
    return score, name


def main():
    with ThreadPoolExecutor(2) as pool:
        best = max(pool.map(play, ("ana", "ben"), (3, 9)))
    assert best == (9, "ben"), best

"""`map` with two iterables over tasks that write one dict entry."""

from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 1
best = {"name": "", "score": 0}


def play(name, score):
    if score > best["score"]:
        best["score"] = score
        best["name"] = name


def main():
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(play, ("ana", "ben"), (3, 9)))
    assert best == {"name": "ben", "score": 9}, best

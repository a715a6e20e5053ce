"""A dataclass with slots has no dict, and no more protection."""

import threading
from dataclasses import dataclass

FEWEST_PREEMPTIONS = 1


@dataclass(slots=True)
class Score:
    points: int = 0


def play(score):
    score.points += 3


def main():
    score = Score()
    threads = [threading.Thread(target=play, args=(score,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert score.points == 6, score

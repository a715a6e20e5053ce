"""A dataclass with slots that carries its lock."""

import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class Score:
    points: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def play(score):
    with score.lock:
        score.points += 3


def main():
    score = Score()
    threads = [threading.Thread(target=play, args=(score,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert score.points == 6, score.points

"""Each thread walks over a generator of its own."""

import threading

rows = (1, 2, 3)
answers = []


def squares():
    for row in rows:
        yield row * row


def work():
    answers.append(sum(squares()))


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [14, 14]

"""Plays all schedules by going back to each choice (depth first)."""


def outcomes():
    found = set()

    def play(balance, a, b):
        if a[0] == b[0] == 4:
            found.add(balance)
        if a[0] < 4:
            new, thread = step(balance, a, 5)
            play(new, thread, b)
        if b[0] < 4:
            new, thread = step(balance, b, 8)
            play(new, a, thread)

    def step(balance, thread, n):
        done, held = thread
        if done % 2 == 0:
            return balance, (done + 1, balance)
        return (held + n if done == 1 else held - n), (done + 1, None)

    play(0, (0, None), (0, None))
    return found

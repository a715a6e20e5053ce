"""Two generators take the place of the two threads."""
from itertools import product


def change_it(box, n):
    x = box[0]
    yield
    box[0] = x + n
    yield
    x = box[0]
    yield
    box[0] = x - n
    yield


def outcomes():
    ends = set()
    for bits in product("AB", repeat=8):
        if bits.count("A") == 4:
            box = [0]
            threads = {"A": change_it(box, 5), "B": change_it(box, 8)}
            for bit in bits:
                next(threads[bit])
            ends.add(box[0])
    return ends

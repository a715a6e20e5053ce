"""The later ones get one more."""

def chunks(n, workers):
    found, start = [], 0
    for worker in range(workers, 0, -1):
        length = (n - start) // worker
        found.append(range(start, start + length))
        start += length
    return found

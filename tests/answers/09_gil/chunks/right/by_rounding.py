"""Each border is a rounded part of the whole."""

def chunks(n, workers):
    return [range(n * k // workers, n * (k + 1) // workers) for k in range(workers)]

"""Every n-th number: fair shares as well."""

def chunks(n, workers):
    return [range(first, n, workers) for first in range(workers)]

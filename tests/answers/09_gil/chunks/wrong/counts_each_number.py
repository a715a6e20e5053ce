# verdict: wrong|hung|crashed
# check: test_a_range_costs_nothing
"""Makes a list of all the numbers first."""

def chunks(n, workers):
    numbers = list(range(n))
    length, left = divmod(len(numbers), workers)
    found, start = [], 0
    for k in range(workers):
        stop = start + length + (k < left)
        found.append(range(start, stop))
        start = stop
    return found

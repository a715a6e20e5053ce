# attack: one long call that no signal handler can end
# verdict: hung
def total_of(numbers):
    return sum(range(10**12))

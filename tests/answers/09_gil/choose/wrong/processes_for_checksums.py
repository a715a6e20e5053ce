# verdict: wrong
# check: test_the_tool_for_jobs_that_compute
"""CPU-bound, therefore processes: but here the GIL is no limit."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("processes", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

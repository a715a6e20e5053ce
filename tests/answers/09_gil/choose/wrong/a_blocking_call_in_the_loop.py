# verdict: wrong
# check: test_the_tool_for_jobs_that_wait
"""A library that blocks stops the loop."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("event loop", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

# verdict: wrong
# check: test_the_tool_for_jobs_that_wait
"""20,000 threads."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("threads", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

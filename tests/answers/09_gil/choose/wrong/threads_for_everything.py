# verdict: wrong
# check: test_the_tool_for_jobs_that_compute
"""Threads are always right."""

CHOICES = {
    "primes": ("threads", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("threads", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("threads", "CPU"),
    "crawler": ("threads", "I/O"),
}


def choose(name):
    return CHOICES[name]

# verdict: wrong
# check: test_the_tool_for_jobs_that_wait
"""Processes are always right."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("processes", "I/O"),
    "chat": ("processes", "I/O"),
    "checksums": ("processes", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("processes", "I/O"),
}


def choose(name):
    return CHOICES[name]

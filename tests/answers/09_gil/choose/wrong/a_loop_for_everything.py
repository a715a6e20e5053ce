# verdict: wrong
# check: test_the_tool_for_jobs_that_compute
"""The event loop is always right."""

CHOICES = {
    "primes": ("event loop", "CPU"),
    "shops": ("event loop", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("event loop", "CPU"),
    "reports": ("event loop", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

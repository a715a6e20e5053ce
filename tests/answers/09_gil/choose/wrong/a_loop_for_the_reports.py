# verdict: wrong
# check: test_the_tool_for_jobs_that_compute
"""They can be awaited, but that is not what takes the time."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("event loop", "I/O"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

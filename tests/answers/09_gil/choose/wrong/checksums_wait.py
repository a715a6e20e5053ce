# verdict: wrong
# check: test_the_reasons
"""Whatever threads are good for must be I/O."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "I/O"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

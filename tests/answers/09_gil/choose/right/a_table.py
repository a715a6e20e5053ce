"""A table."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

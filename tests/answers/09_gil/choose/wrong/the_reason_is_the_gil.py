# verdict: wrong
# check: test_the_reasons
""""GIL" is no reason that was asked for."""

CHOICES = {
    "primes": ("processes", "GIL"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    return CHOICES[name]

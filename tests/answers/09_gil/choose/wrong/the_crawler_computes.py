# verdict: wrong
# check: test_the_reasons
"""It looks for a word in each page, but that is quick."""

CHOICES = {
    "primes": ("processes", "CPU"),
    "shops": ("threads", "I/O"),
    "chat": ("event loop", "I/O"),
    "checksums": ("threads", "CPU"),
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "CPU"),
}


def choose(name):
    return CHOICES[name]

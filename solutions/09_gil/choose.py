"""The tool for each job, and why."""

CHOICES = {
    # Plain Python computes under the GIL, one thread at a time: only processes use the cores.
    "primes": ("processes", "CPU"),
    # It waits, and the library blocks: a thread for each. In a loop it would stop everything.
    "shops": ("threads", "I/O"),
    # 20,000 threads are too many; a task of an event loop costs next to nothing.
    "chat": ("event loop", "I/O"),
    # It computes, but in a library without the GIL: threads do use all the cores, and the
    # videos need not be pickled to another process.
    "checksums": ("threads", "CPU"),
    # The fetching could be awaited, but the time goes into the reports.
    "reports": ("processes", "CPU"),
    "crawler": ("event loop", "I/O"),
}


def choose(name):
    """Return a pair: the tool and the reason."""
    return CHOICES[name]

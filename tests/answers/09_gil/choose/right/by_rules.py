"""By the rules of the lesson."""

COMPUTES = {"primes", "checksums", "reports"}
GIVES_UP_THE_GIL = {"checksums"}
AWAITS = {"chat", "crawler"}


def choose(name):
    if name in COMPUTES:
        return ("threads" if name in GIVES_UP_THE_GIL else "processes"), "CPU"
    return ("event loop" if name in AWAITS else "threads"), "I/O"

"""With match."""

def choose(name):
    match name:
        case "primes" | "reports":
            return "processes", "CPU"
        case "checksums":
            return "threads", "CPU"
        case "shops":
            return "threads", "I/O"
    return "event loop", "I/O"

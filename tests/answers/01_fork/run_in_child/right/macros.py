"""WIFEXITED and its kin; the exit code in a variable."""
import os, sys


def run_in_child(fn) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    child = os.fork()
    if not child:
        status = 1
        try:
            fn()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    return -os.WTERMSIG(status)

# verdict: wrong
# check: test_zombies_do_not_pile_up
"""Waits at the end only."""
import os
import sys


def serve(listener, handle, limit):
    pids = []
    for _ in range(limit):
        connection, _ = listener.accept()
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            try:
                handle(connection)
            finally:
                os._exit(0)
        connection.close()
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

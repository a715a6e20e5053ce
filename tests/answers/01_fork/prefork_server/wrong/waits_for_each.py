# verdict: wrong
# check: test_connections_are_handled_at_the_same_time
"""Waits for each child before the next connection."""
import os
import sys


def serve(listener, handle, limit):
    pids = []
    for _ in range(limit):
        connection, _ = listener.accept()
        for pid in list(pids):
            if os.waitpid(pid, os.WNOHANG)[0]:
                pids.remove(pid)
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            try:
                handle(connection)
            finally:
                os._exit(0)
        connection.close()
        os.waitpid(pid, 0)
    for pid in pids:
        os.waitpid(pid, 0)

# verdict: wrong|crashed
# check: test_each_connection_has_its_own_child|test_connections_are_handled_at_the_same_time
"""The caller handles each connection itself."""
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
        try:
            handle(connection)
        except Exception:
            pass
        connection.close()
    for pid in pids:
        os.waitpid(pid, 0)

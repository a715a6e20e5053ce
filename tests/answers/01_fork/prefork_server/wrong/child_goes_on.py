# verdict: wrong|hung
# check: test_each_connection_has_its_own_child
"""The child goes back into the loop, and accepts as well."""
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
            handle(connection)
            connection.close()
            continue
        connection.close()
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

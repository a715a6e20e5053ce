# verdict: hung|wrong
# check: test_the_client_sees_the_end|test_each_connection_has_its_own_child
"""The parent's copy of the connection stays open, so the client waits for its end."""
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
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

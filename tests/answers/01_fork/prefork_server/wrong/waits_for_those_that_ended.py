# verdict: wrong
# check: test_it_returns_when_all_have_ended
"""Returns while slow children still run."""
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
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, os.WNOHANG)

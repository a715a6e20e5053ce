# verdict: wrong|hung|left-behind
# check: test_a_crash_harms_no_one_else
"""The server gives up when a child has ended badly."""
import os
import sys


def serve(listener, handle, limit):
    pids = []
    for _ in range(limit):
        connection, _ = listener.accept()
        for pid in list(pids):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                pids.remove(pid)
                if status:
                    raise RuntimeError("a child died")
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            try:
                handle(connection)
            finally:
                os._exit(1)
        connection.close()
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

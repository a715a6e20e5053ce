# verdict: wrong
# check: test_a_crash_harms_no_one_else
"""What handle raises goes on in the child, out of serve."""
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
            os._exit(0)
        connection.close()
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

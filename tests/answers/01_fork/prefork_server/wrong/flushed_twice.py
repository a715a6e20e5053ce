# verdict: wrong
# check: test_pending_text_is_printed_once
"""The child flushes its copy of the caller's text."""
import os
import sys


def serve(listener, handle, limit):
    pids = []
    for _ in range(limit):
        connection, _ = listener.accept()
        for pid in list(pids):
            if os.waitpid(pid, os.WNOHANG)[0]:
                pids.remove(pid)
        pid = os.fork()
        if pid == 0:
            try:
                handle(connection)
            finally:
                sys.stdout.flush()
                os._exit(0)
        connection.close()
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)

# verdict: wrong
# check: test_it_returns_when_all_have_ended
"""Does not wait for its children at all."""
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

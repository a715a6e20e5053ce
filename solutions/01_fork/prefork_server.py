"""A child for each connection; the parent accepts, closes its copy, and reaps."""

import os
import sys
import traceback


def serve(listener, handle, limit):
    """Serve `limit` connections, each in a child of its own."""
    children = set()
    for _ in range(limit):
        connection, _ = listener.accept()
        # Those that ended meanwhile: a server that waits only at the end collects zombies.
        children -= {pid for pid in children if os.waitpid(pid, os.WNOHANG)[0]}
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            work(listener, handle, connection)
        # Our copy: as long as it is open, the client sees no end of the connection.
        connection.close()
        children.add(pid)
    for pid in children:
        os.waitpid(pid, 0)


def work(listener, handle, connection):
    """The child's whole life: nothing gets out of here."""
    code = 1
    try:
        listener.close()  # the child's copy only
        handle(connection)
        connection.close()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)

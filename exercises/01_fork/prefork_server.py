"""serve: a server that forks a child for each connection, as Apache did.

S1  Accept `limit` connections from `listener`, a listening socket; each one is handled by a
    forked child of its own, which calls handle(connection). All are handled at the same time.
S2  Only the caller's process returns from serve, once every child has ended and is reaped.
S3  When handle has returned, its client sees the end of the connection, also while the
    server waits for the next one.
S4  A handle that raises, or a child that dies, harms no other connection.
S5  Children that have ended do not pile up as zombies while the server waits for the next
    connection. The listener stays open: it belongs to the caller.
"""

import os


def serve(listener, handle, limit):
    """Serve `limit` connections, each in a child of its own."""
    # TODO: accept, fork; the child handles and ends; the parent closes its copy and reaps
    raise NotImplementedError("TODO: serve")

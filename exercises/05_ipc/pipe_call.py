"""pipe_call: one process calls functions of another one, through a Pipe.

1  serve(conn, functions) answers one call after the other; functions is a dict, name ->
   function. call(conn, name, *args) gives what functions[name](*args) returns at the other end,
   whatever it is (an exception, None) and however large.
2  Errors cross: what the function raises, call raises, with its type and text. An unknown name:
   KeyError. A result or an error that cannot be sent as it is: some exception all the same.
   After an error the server goes on.
3  When the other end is closed, serve returns; also if the last message came only by half.
   call raises EOFError or OSError if the server is gone.
"""


def serve(conn, functions):
    """Answer calls that come through conn, until the other end is closed."""
    # TODO: receive, call, answer; what may go wrong in each of them?
    raise NotImplementedError("TODO: serve")


def call(conn, name, *args):
    """Return functions[name](*args), called by the server at the other end of conn."""
    # TODO: send, receive; return or raise
    raise NotImplementedError("TODO: call")

"""Reaps any child by waitpid(-1)."""
import os
import sys


class Server:
    def __init__(self, listener, handle):
        self.listener, self.handle, self.children = listener, handle, 0

    def reap(self, flags):
        while self.children:
            pid, _ = os.waitpid(-1, flags)
            if pid == 0:
                break
            self.children -= 1

    def one(self):
        connection, _ = self.listener.accept()
        sys.stdout.flush()
        if os.fork() == 0:
            code = 1
            try:
                self.listener.close()
                self.handle(connection)
                code = 0
            finally:
                os._exit(code)
        self.children += 1
        connection.close()
        self.reap(os.WNOHANG)


def serve(listener, handle, limit):
    server = Server(listener, handle)
    for _ in range(limit):
        server.one()
    server.reap(0)

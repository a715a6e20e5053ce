"""A handler for SIGCHLD reaps."""
import os
import signal
import sys


def serve(listener, handle, limit):
    living = set()

    def reap(number=None, frame=None):
        for pid in list(living):
            try:
                if os.waitpid(pid, os.WNOHANG)[0]:
                    living.discard(pid)
            except ChildProcessError:
                living.discard(pid)

    before = signal.signal(signal.SIGCHLD, reap)
    try:
        for _ in range(limit):
            connection, address = listener.accept()
            with connection:
                sys.stdout.flush()
                pid = os.fork()
                if not pid:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    try:
                        handle(connection)
                    except BaseException:
                        os._exit(1)
                    os._exit(0)
                living.add(pid)
            reap()
    finally:
        signal.signal(signal.SIGCHLD, before)
    for pid in list(living):
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            pass

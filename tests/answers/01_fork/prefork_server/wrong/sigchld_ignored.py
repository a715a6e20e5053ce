# verdict: wrong
# check: test_it_returns_when_all_have_ended
# The kernel reaps: no zombies, but nobody waits for the last ones.
import os
import signal


def serve(listener, handle, limit):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in range(limit):
        conn, _ = listener.accept()
        if os.fork() == 0:
            try:
                handle(conn)
            finally:
                os._exit(0)
        conn.close()

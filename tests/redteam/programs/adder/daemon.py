# attack: an orphan in a session of its own
import os
import signal
import select

def total_of(numbers):
    if os.fork() == 0:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if os.fork() == 0:
            os.closerange(0, 1024)
            while True:
                select.select([], [], [])
        os._exit(0)
    os.wait()
    return 0

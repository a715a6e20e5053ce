# attack: another program without an environment
import os
import signal
import select

def total_of(numbers):
    if os.fork() == 0:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if os.fork() == 0:
            os.execve("/bin/sleep", ["sleep", "1000"], {})
            while True:
                select.select([], [], [])
        os._exit(0)
    os.wait()
    return 0

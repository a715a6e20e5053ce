import ctypes
import os
import signal


def exits():
    os._exit(0)


def is_killed():
    os.kill(os.getpid(), signal.SIGKILL)


def waits_outside():
    ctypes.CDLL(None).pause()

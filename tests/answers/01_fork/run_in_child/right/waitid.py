"""waitid in place of waitpid."""
import os
import sys


def run_in_child(fn):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 0
        try:
            fn()
        except:
            code = 1
        os._exit(code)
    info = os.waitid(os.P_PID, pid, os.WEXITED)
    return info.si_status if info.si_code == os.CLD_EXITED else -info.si_status

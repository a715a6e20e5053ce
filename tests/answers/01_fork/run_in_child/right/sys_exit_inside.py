"""sys.exit(n) of fn gives n; never a flush in the child."""
import os
import sys
import traceback


def run_in_child(fn):
    pid = os.fork()
    if pid != 0:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        fn()
    except SystemExit as stop:
        os._exit(stop.code if isinstance(stop.code, int) else 1)
    except BaseException as error:
        traceback.print_exception(error)
        os._exit(1)
    os._exit(0)

"""fn in a forked child; the child always ends here, and the parent tells how."""

import os
import sys
import traceback


def run_in_child(fn) -> int:
    """Run fn() in a child process; return its exit code (minus the signal)."""
    # What is still in the buffer would be copied by fork, and written by both.
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            fn()
            code = 0
        except BaseException:
            # Also SystemExit and KeyboardInterrupt: let out, they would go on in the caller.
            traceback.print_exc()
        finally:
            # os._exit, not sys.exit: that only raises an exception, which the caller of
            # run_in_child could catch, in a second process that nobody expects there.
            sys.stdout.flush()
            os._exit(code)
    # This child and no other: os.wait() would take whichever ends first.
    _, status = os.waitpid(pid, 0)
    # The status holds the code times 256, or the signal.
    return os.waitstatus_to_exitcode(status)

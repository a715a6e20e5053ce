# verdict: wrong
# check: test_it_works_under_every_start_method
"""os.fork in place of Process: never spawned, whatever the start method is."""
import os


def run_all(fns):
    pids = []
    for fn in fns:
        pid = os.fork()
        if pid == 0:
            try:
                fn()
            except SystemExit as error:
                os._exit(error.code or 0)
            except BaseException:
                os._exit(1)
            os._exit(0)
        pids.append(pid)
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]

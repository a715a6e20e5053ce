# verdict: wrong
# check: test_each_command_reads_what_the_one_before_it_wrote
# What a command says on stderr becomes data of the next one.
import subprocess
import threading


def _feed(pipe, data):
    try:
        pipe.write(data)
    except BrokenPipeError:
        pass
    finally:
        try:
            pipe.close()
        except BrokenPipeError:
            pass


def pipeline(cmds, data):
    procs = []
    try:
        for argv in cmds:
            before = procs[-1].stdout if procs else subprocess.PIPE
            procs.append(subprocess.Popen(argv, stdin=before, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
            if len(procs) > 1:
                before.close()
    except BaseException:
        for proc in procs:
            proc.kill()
            proc.wait()
            if proc.stdin:
                proc.stdin.close()
            proc.stdout.close()
        raise
    feeder = threading.Thread(target=_feed, args=(procs[0].stdin, data))
    feeder.start()
    out = procs[-1].stdout.read()
    procs[-1].stdout.close()
    feeder.join()
    for proc in procs:
        proc.wait()
    return out

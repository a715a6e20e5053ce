"""A thread feeds; communicate() of the last one reads; a stack cleans up from the front."""
import contextlib
import subprocess
import threading


@contextlib.contextmanager
def ended(process):
    try:
        yield process
    finally:
        process.kill()
        with contextlib.suppress(BrokenPipeError):
            process.__exit__(None, None, None)


def pipeline(cmds, data):
    with contextlib.ExitStack() as stack:
        first = last = None
        for cmd in cmds:
            stdin = last.stdout if last else subprocess.PIPE
            process = stack.enter_context(
                ended(subprocess.Popen(cmd, stdin=stdin, stdout=subprocess.PIPE))
            )
            if last:
                last.stdout.close()
            first, last = first or process, process
        if first is last:
            return first.communicate(data)[0]
        feeder = threading.Thread(target=_feed, args=(first.stdin, data))
        feeder.start()
        out = last.communicate()[0]
        feeder.join()
        return out


def _feed(pipe, data):
    try:
        pipe.write(data)
        pipe.close()
    except BrokenPipeError:
        pass

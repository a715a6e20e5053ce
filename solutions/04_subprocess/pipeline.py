"""Commands joined by pipes, all at work at the same time."""

import contextlib
import subprocess
import threading


def pipeline(cmds, data):
    """Return what the last of `cmds` writes; each of them is a list like argv."""
    processes = []
    try:
        # The first command reads from us, each other one from the command before it.
        source = subprocess.PIPE
        for argv in cmds:
            process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
            if processes:
                # This end now belongs to the new process. As long as we held a copy, the
                # command before it would never learn that its reader is gone.
                source.close()
            processes.append(process)
            source = process.stdout
        return through(processes[0].stdin, data, source)
    finally:
        # Also when a program does not exist. Close every end of ours first: a command that we
        # wait for may itself wait for an end of file, or for room in a pipe.
        for process in processes:
            for end in (process.stdin, process.stdout):
                if end is not None:
                    end.close()
        for process in processes:
            process.wait()


def through(entry, data, way_out):
    # Write in a thread and read here: one after the other, and all the pipes could be full.
    feeder = threading.Thread(target=feed, args=(entry, data))
    feeder.start()
    output = way_out.read()
    feeder.join()
    return output


def feed(pipe, data):
    # Python ignores SIGPIPE, so a reader that has ended early shows as BrokenPipeError; also
    # in close(), which writes what is still in the buffer.
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(data)

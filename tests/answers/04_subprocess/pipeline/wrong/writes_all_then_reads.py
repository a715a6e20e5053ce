# verdict: hung
# check: test_any_size_goes_through
"""Writes all of the data before it reads: all the pipes can be full."""
import subprocess


def pipeline(cmds, data):
    processes = []
    source = subprocess.PIPE
    try:
        for argv in cmds:
            process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
            if processes:
                source.close()
            processes.append(process)
            source = process.stdout
        try:
            processes[0].stdin.write(data)
            processes[0].stdin.close()
        except BrokenPipeError:
            pass
        return source.read()
    finally:
        for process in processes:
            for end in (process.stdin, process.stdout):
                if end and not end.closed:
                    try:
                        end.close()
                    except BrokenPipeError:
                        pass
        for process in processes:
            process.wait()

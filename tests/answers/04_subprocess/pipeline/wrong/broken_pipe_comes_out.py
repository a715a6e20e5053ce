# verdict: wrong
# check: test_a_command_may_end_early
"""A first command that ends early is an exception."""
import subprocess
import tempfile


def pipeline(cmds, data):
    with tempfile.TemporaryFile() as file:
        processes = []
        source = subprocess.PIPE
        try:
            for place, argv in enumerate(cmds):
                sink = file if place == len(cmds) - 1 else subprocess.PIPE
                process = subprocess.Popen(argv, stdin=source, stdout=sink)
                if processes:
                    source.close()
                processes.append(process)
                source = process.stdout
            processes[0].stdin.write(data)
            processes[0].stdin.close()
        finally:
            for process in processes:
                for end in (process.stdin, process.stdout):
                    if end:
                        try:
                            end.close()
                        except BrokenPipeError:
                            pass
            for process in processes:
                process.wait()
        file.seek(0)
        return file.read()
